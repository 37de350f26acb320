/** What `scripts/record-next-bytes.mjs` measured behind the prompts for SmolLM2. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'

const said = v.object({ byte: v.number(), share: v.number(), right: v.number() })

export const recordedPrompts = v.parse(
  v.object({ records: v.array(v.object({ prompt: v.string(), right: v.number(), naive: said, exact: said })) }),
  JSON.parse(readFileSync(new URL('smollm2Prompts.json', import.meta.url), 'utf8')),
).records
