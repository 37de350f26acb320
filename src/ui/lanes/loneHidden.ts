/** Which invisible characters of a grapheme a token is nothing else than. Pure. */
import type { Encoding } from '../../core/tokenizers/encoding.ts'
import { utf8Length } from '../../core/text/utf8.ts'
import type { Cell } from './cells.ts'
import { isHidden } from './invisibles.ts'
import type { IsLone } from './invisibles.ts'

/** Hidden characters that stand together: places in the grapheme, in UTF-16 units and in bytes. */
interface Run {
  readonly from: number
  to: number
  readonly startByte: number
  endByte: number
}

function hiddenRuns(grapheme: string): readonly Run[] {
  const runs: Run[] = []
  let at = 0
  let byte = 0
  for (const character of grapheme) {
    const to = at + character.length
    const endByte = byte + utf8Length(character)
    if (isHidden(character)) {
      const last = runs.at(-1)
      if (last?.to === at) {
        last.to = to
        last.endByte = endByte
      } else runs.push({ from: at, to, startByte: byte, endByte })
    }
    at = to
    byte = endByte
  }
  return runs
}

/**
 * For a grapheme that several tokens share: whether some token lies in the hidden characters that stand around a place
 * and reaches that place. Undefined for other cells, whose text is one token's.
 *
 * @param text that of the cell
 */
export function loneHidden(
  cell: Cell,
  text: string,
  { startByte, endByte }: Pick<Encoding, 'startByte' | 'endByte'>,
): IsLone | undefined {
  if (cell.type !== 'shared') return undefined
  const runs = hiddenRuns(text)
  if (runs.length === 0) return () => false
  const bytes = utf8Length(text)
  const parts = cell.parts.flatMap(({ token, from, to }) => {
    const part = { startByte: Math.round(from * bytes), endByte: Math.round(to * bytes) }
    // A token that reaches out of the grapheme stands for more than what is hidden in it.
    const reachesOut = (endByte[token] ?? 0) - (startByte[token] ?? 0) > part.endByte - part.startByte
    return reachesOut ? [] : [part]
  })
  return (from, to) => {
    const run = runs.find((found) => found.from <= from && to <= found.to)
    if (run === undefined) return false
    const start = run.startByte + utf8Length(text.slice(run.from, from))
    const end = start + utf8Length(text.slice(from, to))
    return parts.some(
      (part) =>
        part.startByte >= run.startByte && part.endByte <= run.endByte && part.startByte < end && part.endByte > start,
    )
  }
}
