/** The table of SentencePiece's rule nmt_nfkc_cf, applied as Hugging Face's Rust library applies it. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { AlignedText } from '../../../../src/core/tokenizers/stages/alignedText.ts'
import { createNormalizer } from '../../../../src/core/tokenizers/stages/normalizers/createNormalizer.ts'
import { runSteps } from '../../../../src/core/tokenizers/runSteps.ts'

const golden = v.parse(
  v.object({ charsmap: v.string(), texts: v.array(v.string()), outputs: v.array(v.string()) }),
  JSON.parse(readFileSync('tests/oracle/stages/precompiled.json', 'utf8')),
)

test('every recorded text', () => {
  const made = createNormalizer({ type: 'Precompiled', precompiled_charsmap: golden.charsmap })
  if (!made.ok || made.value === null) throw new Error(JSON.stringify(made))
  const normalize = made.value
  expect(golden.texts.length).toBeGreaterThan(90)
  expect(golden.texts.map((text) => runSteps(normalize(AlignedText.of(text))).text)).toEqual(golden.outputs)
  // The rule folds case and takes full-width letters for plain ones.
  expect(runSteps(normalize(AlignedText.of('ＡＢＣ Ⅳ'))).text).toBe('abc iv')
})
