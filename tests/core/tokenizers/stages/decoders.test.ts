/** Every decoder gives what Hugging Face's Rust library gives (goldens of tests/oracle/decoders). */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { runSteps } from '../../../../src/core/tokenizers/runSteps.ts'
import { createDecoder } from '../../../../src/core/tokenizers/stages/decoders/createDecoder.ts'

const golden = v.parse(
  v.object({
    pieces: v.array(v.array(v.string())),
    cases: v.array(v.object({ decoder: v.unknown(), outputs: v.array(v.nullable(v.string())) })),
  }),
  JSON.parse(readFileSync(process.env['DECODER_GOLDENS'] ?? 'tests/oracle/decoders/goldens.json', 'utf8')),
)

test.each(golden.cases.map(({ decoder, outputs }) => [JSON.stringify(decoder), decoder, outputs] as const))(
  '%s',
  (_, json, outputs) => {
    const made = createDecoder(json)
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    expect(outputs.length).toBe(golden.pieces.length)
    for (const [index, pieces] of golden.pieces.entries()) {
      // null: the reference stops with an error, at the end of an empty piece.
      if (outputs[index] === null) continue
      const decoded = runSteps(made.value(pieces)).join('')
      if (decoded !== outputs[index]) expect({ pieces, decoded }).toEqual({ pieces, decoded: outputs[index] })
    }
  },
)
