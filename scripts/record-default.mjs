// Records the first screen: what the default tokenizers make of the default text, into src/app/recorded/default.json.
// Run it when the default text, the default tokenizers or their ids change: `node scripts/record-default.mjs`.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { recordSegmentations } from './recording/segmentations.mjs'

const target = path.resolve(import.meta.dirname, '../src/app/recorded/default.json')
let text = ''
const [lanes] = await recordSegmentations(async (load) => {
  const { defaultText } = await load('src/core/samples/samples.ts')
  const { defaultTokenizers } = await load('src/state/comparison.ts')
  text = defaultText
  return [{ text, lanes: [...defaultTokenizers], options: { addSpecialTokens: false, parseSpecialTokens: false } }]
})
await writeFile(target, `${JSON.stringify({ text, lanes })}\n`)
for (const [reference, lane] of Object.entries(lanes)) console.log(`${reference}: ${lane.ids.length} tokens`)
