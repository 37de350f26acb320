/**
 * SentencePiece models of all four algorithms against the library (`tests/oracle/sentencepiece`): ids, offsets where the
 * library gives them, and the text of the ids.
 */
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { APPROXIMATE_SPAN, tokenKind, TokenKind } from '../../../../src/core/tokenizers/encoding.ts'
import { chosen, SEED } from '../../../oracle/sentencepiece/texts.mjs'
import { randomTexts } from '../../../randomTexts.mjs'
import { modelBytes, open, sentencePieceModels, unpacked } from './goldenFiles.ts'

const folder = process.env['SENTENCEPIECE_GOLDENS'] ?? 'tests/oracle/sentencepiece'

const goldensSchema = v.array(v.tuple([v.array(v.number()), v.array(v.number()), v.string()]))

describe.each(sentencePieceModels)('%s', (name, rules) => {
  const goldens = v.parse(
    goldensSchema,
    JSON.parse(Buffer.from(unpacked(`${folder}/${name}.json.gz`)).toString('utf8')),
  )
  const opened = open({ 'x.model': modelBytes(name, rules, folder) })
  const texts = [...chosen, ...randomTexts(SEED, goldens.length - chosen.length)]
  const options = { addSpecialTokens: false, parseSpecialTokens: false }

  test(`ids of ${goldens.length} texts`, async () => {
    const tokenizer = await opened
    const differing = texts.filter((text, at) => tokenizer.encode(text, options).ids.join() !== goldens[at]?.[0].join())
    expect(differing).toEqual([])
  })

  test('offsets, of tokens that stand for text unchanged', async () => {
    const tokenizer = await opened
    let compared = 0
    const differing = texts.filter((text, at) => {
      const { startByte, endByte, kinds } = tokenizer.encode(text, options)
      const spans = goldens[at]?.[1] ?? []
      return Array.from(kinds).some((kind, index) => {
        // Of a character's bytes the library gives the last the whole character.
        if ((kind & APPROXIMATE_SPAN) !== 0 || tokenKind(kind) === TokenKind.byteFallback) return false
        compared++
        return startByte[index] !== spans[2 * index] || endByte[index] !== spans[2 * index + 1]
      })
    })
    expect(differing).toEqual([])
    expect(compared).toBeGreaterThan(20)
  })

  test('the text of the ids', async () => {
    const tokenizer = await opened
    const differing = goldens.filter(([ids, , text]) => tokenizer.decode(ids) !== text)
    expect(differing).toEqual([])
  })
})
