/**
 * The step `sample`: about 20 kB of held-out text under licences that allow it to stand in the repository, with the
 * source beside each piece. A test computes the shipped language models' bits per byte on it.
 */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import { bytesOf } from '../corpus/mix.ts'
import { readPieces } from '../corpus/pieces.ts'
import { sources as corpusSources } from '../corpus/sources.ts'
import { fractionOf } from '../corpus/split.ts'
import { declarationTexts } from './declaration.ts'

/** Bytes of each source: those whose licences ask for no more than their name. */
const FROM_SOURCES: Readonly<Record<string, number>> = {
  web: 2200,
  kjv: 1500,
  mhcc: 2200,
  wordnet: 2500,
  python: 2500,
  postgresql: 2000,
  sparv: 1500,
}
const FROM_DECLARATION = ['deu_1996', 'fra', 'rus', 'ell_monotonic', 'arb', 'hin', 'jpn', 'kor', 'cmn_hans', 'vie']
const DECLARATION_ARTICLES = { first: 18, last: 19 }

export const sampleSchema = v.object({
  madeBy: v.string(),
  pieces: v.array(
    v.object({ source: v.string(), url: v.string(), licence: v.string(), language: v.string(), text: v.string() }),
  ),
})
export type Sample = v.InferOutput<typeof sampleSchema>

/** The first lines of `text` of at most `most` bytes together. */
function firstLines(text: string, most: number): string {
  let taken = ''
  for (const line of text.split(/(?<=\n)/u)) {
    if (bytesOf(taken + line) > most) break
    taken += line
  }
  return taken
}

/** Writes `pretraining/evaluate/sample.json` from the held-out pieces in `work`. */
export function makeSample(root: string, work: string): void {
  const heldOut = readPieces(path.join(work, 'heldout.jsonl')).toSorted(
    (one, other) => fractionOf(one.text) - fractionOf(other.text),
  )
  const excerpts = Object.entries(FROM_SOURCES).flatMap(([id, most]) => {
    const source = corpusSources.find((one) => one.id === id)
    if (source === undefined) throw new Error(`${id} is no source of the corpus`)
    let left = most
    return heldOut
      .filter((piece) => piece.source === id)
      .flatMap(({ language, text }) => {
        const excerpt = firstLines(text, left)
        left -= bytesOf(excerpt)
        return excerpt === ''
          ? []
          : [{ source: source.title, url: source.url, licence: source.licence, language, text: excerpt }]
      })
  })
  const declaration = declarationTexts(root, DECLARATION_ARTICLES.first, DECLARATION_ARTICLES.last)
    .filter(({ code }) => FROM_DECLARATION.includes(code))
    .map(({ code, text }) => ({
      source: `Universal Declaration of Human Rights, articles ${DECLARATION_ARTICLES.first} and ${DECLARATION_ARTICLES.last}, ${code}`,
      url: 'https://www.ohchr.org/en/human-rights/universal-declaration',
      licence: 'free of copyright',
      language: code,
      text,
    }))
  const sample: Sample = { madeBy: 'node pretraining/run.mjs sample', pieces: [...excerpts, ...declaration] }
  const file = path.join(root, 'pretraining/evaluate/sample.json')
  writeFileSync(file, `${JSON.stringify(sample, null, 1)}\n`)
  console.log(
    `${file}: ${sample.pieces.length} pieces, ${sample.pieces.reduce((total, { text }) => total + bytesOf(text), 0).toLocaleString('en')} bytes`,
  )
}
