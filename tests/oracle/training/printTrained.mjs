// Prints what make_saved.py reads: a tokenizer.json of each algorithm, trained on text.txt, and lists of texts to encode.
import { readFileSync } from 'node:fs'
import { createServer } from 'vite'
import { randomTexts } from '../../randomTexts.mjs'
import { SAVED } from './saved.mjs'

const server = await createServer({ server: { middlewareMode: true }, logLevel: 'error', configFile: false })
const { createTraining } = await server.ssrLoadModule('/src/core/training/training.ts')
await server.close()
const text = readFileSync(new URL('text.txt', import.meta.url), 'utf8')
const files = SAVED.map((settings) => {
  const training = createTraining([{ text, weight: 1 }], settings)
  for (const step of training.steps()) void step
  return { settings, file: JSON.stringify(training.file()) }
})
const texts = [400, 20_000].map((count) => randomTexts(57, count).filter((one) => one.isWellFormed()))
console.log(JSON.stringify({ files, texts }))
