/**
 * `vocab.json` with `merges.txt`, and `vocab.txt`, with and without configuration, against Hugging Face's Rust library
 * (`tests/oracle/vocabularies`): ids without and with special tokens around them, and the text of the ids.
 */
import { describe, expect, test } from 'vitest'
import { chosen, SEED } from '../../../oracle/sentencepiece/texts.mjs'
import { randomTexts } from '../../../randomTexts.mjs'
import { open, vocabularies } from './goldenFiles.ts'

/** Characters that a newer Unicode has assigned, which the two may know differently. */
const isOfBoth = (text: string): boolean =>
  !/[\p{Cn}\p{Co}\u{1ac0}-\u{1aff}\u{10d40}-\u{10fff}\u{1c890}-\u{1cfff}]/u.test(text)

describe.each(Object.entries(vocabularies))('%s', (_, { files, answers }) => {
  const texts = [...chosen, ...randomTexts(SEED, answers.length - chosen.length)]
  const compared = texts.map((text, at) => ({ text, at })).filter(({ text }) => isOfBoth(text))

  test(`ids of ${answers.length} texts, and their text`, async () => {
    const tokenizer = await open(files)
    const differing = compared.filter(({ text, at }) => {
      const [plain, around, decoded] = answers[at] ?? []
      const ids = (addSpecialTokens: boolean): string =>
        tokenizer.encode(text, { addSpecialTokens, parseSpecialTokens: true }).ids.join()
      return ids(false) !== plain?.join() || ids(true) !== around?.join() || tokenizer.decode(plain) !== decoded
    })
    expect(differing).toEqual([])
    expect(compared.length).toBeGreaterThan(200)
  })
})
