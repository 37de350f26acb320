/** Everything that was counted as a table of one line a pair of a language and a tokenizer, each with what it was counted by. Pure. */
import { languageFigureIds, sumOf } from '../../../metrics/languageFigures.ts'
import { figureCell } from '../figures/figureCell.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { toCsv, type CsvValue } from './csv.ts'

/** What an export must say of how it came to be. */
export interface Provenance {
  readonly version: string
  /** The revision of a tokenizer's source; empty where none is known. */
  readonly revisionOf: (reference: string) => string
}

const SAID = [
  'corpus',
  'corpus_source',
  'unit',
  'mode',
  'base',
  'baseline',
  'seed',
  'segmenter',
  'tokenizer',
  'tokenizer_reference',
  'tokenizer_revision',
  'tessera_version',
] as const
const COUNTED = ['units', 'tokens', 'bytes', 'code_points', 'graphemes', 'words', 'word_types', 'unknown_tokens', 'unknown_code_points'] as const

/** Pairs that are not counted are left out; a figure that is voided or not defined is empty, its counts stand. */
export function countsCsv(data: LanguageData, { version, revisionOf }: Provenance): string {
  const { keyed, codes, columns, options, mode, base, baseline } = data
  const { corpus } = keyed
  const heads = ['language', 'code', 'iso639_3', 'script', 'family', ...COUNTED, ...languageFigureIds.map((id) => id.replaceAll('-', '_')).filter((id) => id !== 'tokens'), ...SAID]
  const lines = codes.flatMap((code): readonly (readonly CsvValue[])[] => {
    const language = corpus.languages.find((one) => one.code === code)
    const statistics = data.statisticsOf(code)
    if (language === undefined || statistics === null) return []
    return columns.flatMap(({ reference, name }) => {
      const counts = data.countsOf(code, reference)
      if (counts === null) return []
      const figures = languageFigureIds.filter((id) => id !== 'tokens').map((figure) => figureCell(data, code, reference, figure).value)
      const counted = [
        sumOf(statistics.present),
        sumOf(counts.tokens),
        sumOf(statistics.bytes),
        sumOf(statistics.codePoints),
        sumOf(statistics.graphemes),
        sumOf(statistics.words),
        statistics.wordTypes,
        sumOf(counts.unknownTokens),
        sumOf(counts.unknownCodePoints),
      ]
      const said = [
        corpus.name,
        corpus.source,
        corpus.unit,
        mode,
        base,
        baseline,
        options.seed,
        statistics.segmenter,
        name,
        reference,
        revisionOf(reference),
        version,
      ]
      return [[language.name, code, language.iso639_3, language.script, language.family, ...counted, ...figures, ...said]]
    })
  })
  return toCsv(heads, lines)
}
