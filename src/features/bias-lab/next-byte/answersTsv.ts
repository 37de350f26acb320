/** What the methods say of the next byte as tab-separated values: all 256 bytes and the end, then what was measured. Pure. */
import { byteHex } from '../../../core/text/hex.ts'
import { END } from '../../../core/bytelevel/distribution.ts'
import { clipboardTable } from '../../../core/export/clipboardTable.ts'
import type { ExportCell } from '../../../core/export/table.ts'
import type { MethodReport } from './questions.ts'

export interface AnswersWords {
  readonly byte: string
  readonly end: string
  readonly method: (report: MethodReport) => string
  readonly measure: (id: 'divergence' | 'entropy' | 'leftOut' | 'passes' | 'time') => string
}

type Defined = Extract<MethodReport['says'], { defined: true }>

/** A column a method, a row a byte in hexadecimal; an empty field where a method says nothing. */
export function answersTsv(methods: readonly MethodReport[], words: AnswersWords): string {
  const ofDefined = (read: (says: Defined) => ExportCell): readonly ExportCell[] =>
    methods.map(({ says }) => (says.defined ? read(says) : null))
  const bytes = Array.from({ length: END + 1 }, (_, symbol): readonly ExportCell[] => [
    symbol === END ? words.end : byteHex(symbol),
    ...ofDefined(({ distribution }) => distribution[symbol] ?? null),
  ])
  return clipboardTable(
    [words.byte, ...methods.map(words.method)],
    [
      ...bytes,
      [words.measure('divergence'), ...ofDefined(({ divergenceBits }) => divergenceBits)],
      [words.measure('entropy'), ...ofDefined(({ entropyBits }) => entropyBits)],
      [words.measure('leftOut'), ...ofDefined(({ leftOut }) => leftOut)],
      [words.measure('passes'), ...methods.map(({ passes }) => passes)],
      [words.measure('time'), ...methods.map(({ milliseconds }) => milliseconds)],
    ],
  )
}
