/** The committed log-probabilities of a shipped language model (tests/oracle/language models), as data that was checked. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const goldenSchema = v.object({
  madeBy: v.string(),
  implementation: v.string(),
  model: v.string(),
  /** Of the ONNX file whose weights were read. */
  sha256: v.string(),
  beginToken: v.number(),
  unit: v.literal('nat'),
  /** Of the last token of the first text: what the language-model head takes. */
  lastHiddenState: v.array(v.number()),
  texts: v.array(
    v.object({
      text: v.string(),
      ids: v.array(v.number()),
      shipped: v.array(v.number()),
      unquantized: v.array(v.number()),
    }),
  ),
})
export type Golden = v.InferOutput<typeof goldenSchema>

export function readGolden(kind: string): Golden {
  return v.parse(goldenSchema, JSON.parse(readFileSync(`tests/oracle/languageModels/tessera-${kind}.json`, 'utf8')))
}
