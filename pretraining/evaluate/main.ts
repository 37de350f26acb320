/**
 * The step `evaluate`: bits per byte of the shipped language models, by ONNX Runtime on the shipped files, written into
 * `card.json` and a README in each folder.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { bytesOf, type Piece } from '../corpus/mix.ts'
import { readPieces } from '../corpus/pieces.ts'
import { sources as corpusSources } from '../corpus/sources.ts'
import { FAMILY, type Kind } from '../family.ts'
import { readTokenizer } from '../tokenizers/read.ts'
import { costOf, FREE, sum, type Cost } from './bitsPerByte.ts'
import { cardSchema, type Card } from './card.ts'
import { declarationTexts } from './declaration.ts'
import { chosenTexts, MOST_BYTES } from './heldOut.ts'
import { sampleSchema } from './makeSample.ts'
import { readmeOf } from './readme.ts'
import { ShippedModel } from './shippedModel.ts'

const ARTICLES = { first: 1, last: 7 }
const WRITTEN_HERE = new Set(['card.json', 'README.md'])

type Encode = (text: string) => readonly number[]

const round = (value: number, digits = 4): number => Number(value.toFixed(digits))
const bitsPerByte = ({ bits, bytes }: Cost): number => round(bits / bytes)

async function costOfAll(model: ShippedModel, encode: Encode, texts: readonly string[]): Promise<Cost> {
  let total = FREE
  for (const text of texts) total = sum(total, await costOf(model, encode, text))
  return total
}

async function heldOutFigures(model: ShippedModel, encode: Encode, pieces: readonly Piece[]): Promise<Card['heldOut']> {
  const languages: Card['heldOut']['languages'] = []
  for (const { language, bytes, texts } of chosenTexts(pieces)) {
    const cost = await costOfAll(model, encode, texts)
    languages.push({
      language,
      bytesHeldOut: bytes,
      bytesScored: cost.bytes,
      tokens: cost.tokens,
      bitsPerByte: bitsPerByte(cost),
    })
  }
  const weight = languages.reduce((total, { bytesHeldOut }) => total + bytesHeldOut, 0)
  const all = languages.reduce((total, one) => total + one.bytesHeldOut * one.bitsPerByte, 0) / weight
  return { all: round(all), mostBytes: MOST_BYTES, languages }
}

async function declarationFigures(model: ShippedModel, encode: Encode, root: string): Promise<Card['declaration']> {
  const languages: Card['declaration']['languages'] = []
  const totals = { trained: FREE, untrained: FREE }
  for (const { code, name, trainedAs, text } of declarationTexts(root, ARTICLES.first, ARTICLES.last)) {
    const cost = await costOf(model, encode, text)
    const group = trainedAs === null ? 'untrained' : 'trained'
    totals[group] = sum(totals[group], cost)
    languages.push({
      code,
      name,
      trained: trainedAs !== null,
      bytes: cost.bytes,
      tokens: cost.tokens,
      bits: round(cost.bits, 1),
      bitsPerByte: bitsPerByte(cost),
    })
  }
  return {
    articles: ARTICLES,
    trained: bitsPerByte(totals.trained),
    untrained: bitsPerByte(totals.untrained),
    languages,
  }
}

async function sampleFigures(model: ShippedModel, encode: Encode, root: string): Promise<Card['sample']> {
  const file = readFileSync(path.join(root, 'pretraining/evaluate/sample.json'), 'utf8')
  const cost = await costOfAll(
    model,
    encode,
    v.parse(sampleSchema, JSON.parse(file)).pieces.map(({ text }) => text),
  )
  return { sha256: createHash('sha256').update(file).digest('hex'), bytes: cost.bytes, bitsPerByte: bitsPerByte(cost) }
}

function filesOf(folder: string): Card['files'] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !WRITTEN_HERE.has(name) && statSync(path.join(folder, name)).isFile())
    .toSorted()
    .map((name) => {
      const content = readFileSync(path.join(folder, name))
      return {
        path: name.replaceAll(path.sep, '/'),
        bytes: content.length,
        sha256: createHash('sha256').update(content).digest('hex'),
      }
    })
}

/** Bytes of training text by source. */
function sourcesOf(pieces: readonly Piece[]): Card['training']['sources'] {
  const bytes = new Map<string, number>()
  for (const { source, text } of pieces) bytes.set(source, (bytes.get(source) ?? 0) + bytesOf(text))
  return [...bytes]
    .toSorted(([, one], [, other]) => other - one)
    .map(([id, size]) => {
      const source = corpusSources.find((one) => one.id === id)
      return { title: source?.title ?? id, licence: source?.licence ?? 'of the folder that was given', bytes: size }
    })
}

async function cardOf(
  kind: Kind,
  root: string,
  work: string,
  folder: string,
  sources: Card['training']['sources'],
): Promise<Card> {
  const model = await ShippedModel.load(folder)
  const tokenizer = readTokenizer(folder)
  const encode: Encode = (text) => [
    ...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids,
  ]
  const { config } = model
  const heldOut = await heldOutFigures(model, encode, readPieces(path.join(work, 'heldout.jsonl')))
  const card: Card = {
    madeBy: 'node pretraining/run.mjs evaluate',
    name: config.tessera.name,
    kind,
    licence: 'Apache-2.0',
    files: filesOf(folder),
    shape: {
      vocabulary: config.vocab_size,
      width: config.hidden_size,
      layers: config.num_hidden_layers,
      heads: config.num_key_value_heads,
      parameters: config.tessera.parameters,
      context: config.max_position_embeddings,
      weights: 'int8, a scale a channel',
    },
    training: {
      preset: config.tessera.preset,
      steps: config.tessera.steps,
      tokens: config.tessera.tokens,
      bytesRead: config.tessera.bytes_read,
      cpuSeconds: config.tessera.cpu_seconds,
      sources,
    },
    heldOut,
    declaration: await declarationFigures(model, encode, root),
    sample: await sampleFigures(model, encode, root),
  }
  await model.release()
  return v.parse(cardSchema, card)
}

/** Writes the cards of `kinds` into their folders in `models`. */
export async function evaluate(
  root: string,
  work: string,
  models: string,
  kinds: readonly Kind[] = FAMILY,
): Promise<void> {
  const sources = sourcesOf(readPieces(path.join(work, 'train.jsonl')))
  for (const kind of kinds) {
    const folder = path.join(models, `tessera-${kind}`)
    const before = process.cpuUsage()
    const card = await cardOf(kind, root, work, folder, sources)
    const { user, system } = process.cpuUsage(before)
    writeFileSync(path.join(folder, 'card.json'), `${JSON.stringify(card, null, 1)}\n`)
    writeFileSync(path.join(folder, 'README.md'), readmeOf(card))
    const english = card.heldOut.languages.find(({ language }) => language === 'en')?.bitsPerByte
    console.log(
      `${card.name}: held out ${card.heldOut.all}, English ${english}, Declaration ${card.declaration.trained} bits per byte; ${Math.round((user + system) / 1e6)} CPU s`,
    )
  }
}
