// Records the miniatures of the examples: how two tokenizers segment an excerpt, into
// src/features/text/examples/miniatures.json. Run it when an excerpt or its tokenizers change:
// `node scripts/record-examples.mjs`.
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { recordSegmentations } from './recording/segmentations.mjs'

const target = path.resolve(import.meta.dirname, '../src/features/text/examples/miniatures.json')
const entries = []
const recorded = await recordSegmentations(async (load) => {
  const { exampleSetups } = await load('src/features/text/examples/exampleSetups.ts')
  for (const [id, setup] of Object.entries(exampleSetups)) entries.push([id, setup])
  return entries.map(([, { miniature, parseSpecialTokens }]) => ({
    text: miniature.excerpt,
    lanes: [...miniature.tokenizers],
    options: { addSpecialTokens: false, parseSpecialTokens },
  }))
})
const lengths = entries.map(([id], index) => [id, Object.values(recorded[index]).map((lane) => lane.lengths)])
await writeFile(target, `${JSON.stringify(Object.fromEntries(lengths))}\n`)
for (const [id, [one, other]] of lengths) console.log(`${id}: ${one.length} and ${other.length} tokens`)
