// Prints the texts that the models are trained on and those that they are asked about. The second are drawn by a seed, which
// the test draws again.
import { readFileSync } from 'node:fs'
import { randomTexts } from '../../randomTexts.mjs'
import { chosen, SEED } from './texts.mjs'

const count = Number(process.argv[2] ?? 1000)
const files = [
  '../../../src/core/samples/articleOne.ts',
  '../../../src/core/samples/texts.ts',
  '../../fixtures/prose/english.txt',
  '../../fixtures/prose/chinese.txt',
]
const prose = files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
const lines = prose.split('\n').filter((line) => line.length > 10 && line.length < 2000)
process.stdout.write(JSON.stringify({ training: lines, texts: [...chosen, ...randomTexts(SEED, count)] }))
