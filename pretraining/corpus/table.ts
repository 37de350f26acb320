/** Bytes by language and source, as a table for people. */
import { bytesOf, type Piece } from './mix.ts'

/** Markdown: a row a language, a column a source, sums at the end; in kilobytes of 1,000 bytes. */
export function tableOfBytes(pieces: readonly Piece[]): string {
  const sources = [...new Set(pieces.map(({ source }) => source))].toSorted()
  const bytes = new Map<string, Map<string, number>>()
  for (const { language, source, text } of pieces) {
    const row = bytes.get(language) ?? new Map<string, number>()
    row.set(source, (row.get(source) ?? 0) + bytesOf(text))
    bytes.set(language, row)
  }
  const sum = (row: ReadonlyMap<string, number>) => [...row.values()].reduce((total, one) => total + one, 0)
  const rows = [...bytes].toSorted(([, one], [, other]) => sum(other) - sum(one))
  const kilobytes = (count: number) =>
    count === 0 ? '' : Math.max(1, Math.round(count / 1000)).toLocaleString('en-US')
  return [
    `| kB | ${sources.join(' | ')} | all |`,
    `|---|${'---:|'.repeat(sources.length + 1)}`,
    ...rows.map(
      ([language, row]) =>
        `| ${language} | ${sources.map((source) => kilobytes(row.get(source) ?? 0)).join(' | ')} | ${kilobytes(sum(row))} |`,
    ),
    `| all | ${sources.map((source) => kilobytes(rows.reduce((total, [, row]) => total + (row.get(source) ?? 0), 0))).join(' | ')} | ${kilobytes(rows.reduce((total, [, row]) => total + sum(row), 0))} |`,
  ].join('\n')
}
