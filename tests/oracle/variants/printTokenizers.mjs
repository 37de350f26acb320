// Writes the tokenizer.json of each variant of variants.json into a folder, and texts.json with the texts of the goldens:
//   node tests/oracle/variants/printTokenizers.mjs FOLDER
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { createServer } from 'vite'
import { randomTexts } from '../../randomTexts.mjs'
import variants from './variants.json' with { type: 'json' }

const [folder = '.'] = process.argv.slice(2)
const vite = await createServer({ appType: 'custom', logLevel: 'error', server: { middlewareMode: true } })
const load = (module) => vite.ssrLoadModule(`/src/core/tokenizers/${module}.ts`)
const [{ findCard }, { createShippedBpe }, { createStagedTokenizerOf }, { parseReference }, { changeTokenizer }] =
  await Promise.all(
    ['catalogue/catalogue', 'bpe/shippedBpe', 'stages/stagedTokenizer', 'reference', 'variants/changeTokenizer'].map(
      load,
    ),
  )

for (const [index, variant] of variants.entries()) {
  const { base, changes } = parseReference(variant)
  const { engine, card, asset } = findCard(base)
  const file = readFileSync(`public/${asset.path}`)
  const original =
    engine === 'bpe' ? createShippedBpe(card, file) : createStagedTokenizerOf(card, JSON.parse(file.toString('utf8')))
  const changed = changeTokenizer(original.value.definition(), changes)
  if (!changed.ok) throw new Error(`${variant}: ${JSON.stringify(changed.failure)}`)
  const content = { version: '1.0', truncation: null, padding: null, ...changed.value }
  writeFileSync(path.join(folder, `${index}.json`), JSON.stringify(content))
}
const seed = 31
writeFileSync(path.join(folder, 'texts.json'), JSON.stringify({ seed, texts: randomTexts(seed, 1500) }))
await vite.close()
