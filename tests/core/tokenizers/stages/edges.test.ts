/** Stages where versions of Unicode and empty matches matter give what Hugging Face's Rust library gives (goldens of tests/oracle/stages). */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { AlignedText } from '../../../../src/core/tokenizers/stages/alignedText.ts'
import { createNormalizer } from '../../../../src/core/tokenizers/stages/normalizers/createNormalizer.ts'
import { createPreTokenizer } from '../../../../src/core/tokenizers/stages/preTokenizers/createPreTokenizer.ts'
import { runSteps } from '../../../../src/core/tokenizers/runSteps.ts'

const golden = v.parse(
  v.object({
    texts: v.array(v.string()),
    normalizers: v.array(v.object({ stage: v.unknown(), outputs: v.array(v.string()) })),
    preTokenizers: v.array(v.object({ stage: v.unknown(), outputs: v.array(v.array(v.string())) })),
  }),
  JSON.parse(readFileSync(process.env['EDGE_GOLDENS'] ?? 'tests/oracle/stages/edges.json', 'utf8')),
)

test.each(golden.normalizers.map(({ stage, outputs }) => [JSON.stringify(stage), stage, outputs] as const))(
  '%s',
  { timeout: 60_000 },
  (_, json, outputs) => {
    const made = createNormalizer(json)
    if (!made.ok || made.value === null) throw new Error(JSON.stringify(made))
    for (const [index, text] of golden.texts.entries()) {
      const { text: normalized } = runSteps(made.value(AlignedText.of(text)))
      if (normalized !== outputs[index]) expect({ text, normalized }).toEqual({ text, normalized: outputs[index] })
    }
  },
)

test.each(golden.preTokenizers.map(({ stage, outputs }) => [JSON.stringify(stage), stage, outputs] as const))(
  '%s',
  { timeout: 60_000 },
  (_, json, outputs) => {
    const made = createPreTokenizer(json)
    if (!made.ok || made.value === null) throw new Error(JSON.stringify(made))
    for (const [index, text] of golden.texts.entries()) {
      const pieces = runSteps(made.value([AlignedText.of(text)])).map((piece) => piece.text)
      if (JSON.stringify(pieces) !== JSON.stringify(outputs[index]))
        expect({ text, pieces }).toEqual({ text, pieces: outputs[index] })
    }
  },
)
