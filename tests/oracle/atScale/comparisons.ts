/**
 * The three comparisons whose script is run elsewhere: what each compares, its corpus as files, and the tables that the page
 * makes of it. Between them they have every way in which a script comes by a tokenizer (but the hub), units that languages
 * lack, figures that are void, and a corpus of one language.
 */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { countCorpus } from '../../../src/cli/countCorpus.ts'
import { corpusTables, type CorpusTables } from '../../../src/cli/corpusTables.ts'
import { declarationUnits, readDeclarationIndex } from '../../../src/core/corpora/declaration.ts'
import { describeLanguage } from '../../../src/core/corpora/describeLanguage.ts'
import type { CorpusFile } from '../../../src/core/corpora/ownCorpus.ts'
import { linesOf, unitOf } from '../../../src/core/corpora/ownCorpus.ts'
import type { ParallelCorpus, ParallelText } from '../../../src/core/corpora/parallelCorpus.ts'
import { corpusOf, findTexts, shownTexts } from '../../../src/core/corpora/readCorpus.ts'
import { defaultText } from '../../../src/core/samples/samples.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { succeed, type Outcome } from '../../../src/core/tokenizers/failure.ts'
import { makeScript, type MadeScript, type ScriptLane } from '../../../src/features/export/elsewhere/makeScript.ts'
import { readTokenizerFile } from '../../../src/platform/tokenizers/readTokenizerFile.ts'
import { CountingServer } from '../../../src/platform/workers/counting/server.ts'

type FileName = 'wordpiece.json' | 'cl100k_base.tiktoken'

export interface Comparison {
  readonly id: string
  readonly references: readonly string[]
  readonly files: readonly FileName[]
  /** What the script is given, by its path. */
  readonly corpus: readonly CorpusFile[]
  /** What the script is told besides. */
  readonly options: readonly string[]
  /** Code of the one language; null: the corpus is read as the page reads it. */
  readonly oneLanguage: string | null
  readonly seed: number
}

const PATHS: Readonly<Record<FileName, string>> = {
  'wordpiece.json': 'tests/fixtures/tokenizers/wordpiece.json',
  'cl100k_base.tiktoken': 'node_modules/gpt-tokenizer/data/cl100k_base.tiktoken',
}

export const tokenizerFile = (name: FileName): string => PATHS[name]

function declaration(code: string): readonly (string | null)[] {
  const index = readDeclarationIndex(JSON.parse(readFileSync('public/corpora/udhr/index.json', 'utf8')))
  const json: unknown = JSON.parse(gunzipSync(readFileSync(`public/corpora/udhr/${code}.gzip`)).toString('utf8'))
  const units = index === null ? null : declarationUnits(json, index, 'article')
  if (units === null) throw new Error(`no text of ${code}`)
  return units
}

const utf8 = (path: string, text: string): CorpusFile => ({ path, bytes: new TextEncoder().encode(text) })

/** Records with a text per language; the base and another language lack one each. */
function records(): CorpusFile {
  const codes = { eng: 'eng', deu: 'deu_1996', mya: 'mya', cmn_Hans: 'cmn_hans', amh: 'amh', tha: 'tha2', arb: 'arb' }
  const columns = Object.entries(codes).map(([code, file]) => ({ code, units: declaration(file) }))
  const lacking = new Set(['eng 3', 'mya 5', 'mya 6'])
  const lines = declaration('eng').map((_, unit) =>
    JSON.stringify({
      id: unit,
      ...Object.fromEntries(
        columns.map(({ code, units }) => [code, lacking.has(`${code} ${unit}`) ? null : (units[unit] ?? null)]),
      ),
    }),
  )
  return utf8('declaration.jsonl', `${lines.join('\n')}\n`)
}

/** A file a language, a line a unit: some lines are empty in a language, one in all. */
function lineFiles(): readonly CorpusFile[] {
  const codes = { eng_Latn: 'eng', fra_Latn: 'fra', rus_Cyrl: 'rus', ell_Grek: 'ell_monotonic', kor_Hang: 'kor' }
  return Object.entries(codes).map(([code, file], language) => {
    const lines = declaration(file).map((unit, line) =>
      line === 7 || line === 10 + language ? ' ' : (unit ?? '').replaceAll('\n', ' '),
    )
    return utf8(`lines/${code}.txt`, `${lines.join('\r\n')}\r\n`)
  })
}

export const comparisons: readonly Comparison[] = [
  {
    id: 'records',
    references: ['o200k_base', 'gpt2', 'byt5', 'tessera-bpe'],
    files: [],
    corpus: [records()],
    options: ['--languages', 'eng,deu,mya,cmn_Hans,amh,tha,arb'],
    oneLanguage: null,
    seed: 1,
  },
  {
    id: 'lines',
    references: ['qwen3', 'smollm2', 'mwt:gpt2:list'],
    files: ['wordpiece.json', 'cl100k_base.tiktoken'],
    corpus: lineFiles(),
    options: [],
    oneLanguage: null,
    seed: 20_240_229,
  },
  {
    id: 'one-language',
    references: ['deepseek-v3', 'mistral-nemo', 'canine', 'cl100k_base', 'tessera-superword', 'tessera-character'],
    files: [],
    corpus: [utf8('chinese.txt', readFileSync('tests/fixtures/prose/chinese.txt', 'utf8'))],
    options: ['--one-language', 'zho'],
    oneLanguage: 'zho',
    seed: 7,
  },
]

function readCorpus({ corpus, oneLanguage }: Comparison): {
  readonly corpus: ParallelCorpus
  readonly textOf: (code: string) => Promise<Outcome<ParallelText>>
} {
  if (oneLanguage !== null) {
    const units = linesOf(new TextDecoder().decode(corpus[0]?.bytes))
      .map(unitOf)
      .filter((unit) => unit !== null)
    const [name, source, licence] = ['chinese.txt', 'chinese.txt', '']
    const languages = [describeLanguage(oneLanguage, [])]
    return {
      corpus: { id: 'own', name, source, licence, unit: 'line', unitCount: units.length, unitIds: null, languages },
      textOf: async () => succeed({ units, emptyItems: [] }),
    }
  }
  const found = findTexts(corpus)
  if (!found.ok) throw new Error(JSON.stringify(found.failure))
  const texts = new Map(found.value.texts.map((text) => [text.id, text]))
  return {
    corpus: corpusOf(found.value, shownTexts(found.value, [])),
    textOf: async (code) => succeed(texts.get(code) ?? { units: [], emptyItems: [] }),
  }
}

/** Loads what a comparison compares as the page's counting worker does. @param assetsBase address of `public/` */
async function load(
  { references, files }: Comparison,
  server: CountingServer,
  assetsBase: string,
): Promise<readonly ScriptLane[]> {
  const lanes: ScriptLane[] = []
  for (const name of files) {
    const bytes = Uint8Array.from(readFileSync(PATHS[name])).buffer
    const file = { name, bytes, beside: [], tiktokenPattern: null }
    const read = await readTokenizerFile(file)
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    await server.addFile(file)
    const { card } = read.value
    lanes.push({ reference: card.id, name: card.name, card })
  }
  for (const reference of references) {
    const card = findCard(reference)?.card ?? findCard('gpt2')?.card
    if (card !== undefined) lanes.push({ reference, name: card.name, card })
  }
  for (const { reference } of lanes) {
    const settings = { assetsBase, hubAddress: '', hubToken: null, fittingText: null }
    const loaded = await server.load({ requestId: 'load', reference, settings })
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  }
  return lanes
}

export interface PageSide {
  readonly made: MadeScript
  readonly tables: CorpusTables
}

function valueOf<Value>(outcome: Outcome<Value>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.failure))
  return outcome.value
}

/** The script and the tables that the page makes of a comparison. */
export async function pageSide(comparison: Comparison, assetsBase: string): Promise<PageSide> {
  const server = new CountingServer()
  const lanes = await load(comparison, server, assetsBase)
  const { corpus, textOf } = readCorpus(comparison)
  const { seed } = comparison
  const counted = lanes.filter(({ reference }) => !reference.startsWith('mwt:'))
  const task = { corpus, textOf, columns: counted, mode: 'per-unit', base: null, seed } as const
  const data = valueOf(await countCorpus(task, [server], () => {}))
  const services = {
    languages: { segment: (reference: string, text: string) => server.segment(reference, text) },
    shippedFile: async ({ path }: { readonly path: string }) => succeed(new Uint8Array(readFileSync(`public/${path}`))),
  }
  const input = {
    text: defaultText,
    lanes,
    hubAddress: null,
    seed,
    base: data.base,
    baseline: data.baseline,
    locales: {},
  }
  return {
    made: valueOf(await makeScript(input, services, (reason) => reason)),
    tables: await corpusTables(data, server),
  }
}
