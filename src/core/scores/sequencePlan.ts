/**
 * In which windows a sequence is scored where it is longer than the context: each window starts `stride` tokens after
 * the one before, and only the rows that no earlier window gave are taken from it. Pure.
 */

export interface Window {
  /** Index into the sequence (the begin token included) of the first token that is fed. */
  readonly start: number
  /** One past the last token that is fed. */
  readonly end: number
  /** The rows of this window that count: row r is what the language model expects behind the tokens start … r. */
  readonly firstRow: number
}

/**
 * `rows`: how many tokens there are to feed, that is, all of the sequence but the last one. `context`: most tokens a
 * window may hold. `stride`: 1 to `context`. One window where the sequence fits.
 */
export function planWindows(rows: number, context: number, stride: number): readonly Window[] {
  if (rows <= 0) return []
  const windows: Window[] = [{ start: 0, end: Math.min(rows, context), firstRow: 0 }]
  for (let end = context; end < rows;) {
    const firstRow = end
    end = Math.min(rows, end + stride)
    windows.push({ start: end - context, end, firstRow })
  }
  return windows
}

/** The stride that holds: half the context where none is asked for, never more than the context nor less than 1. */
export function strideWithin(context: number, stride: number | null): number {
  return Math.max(1, Math.min(context, Math.floor(stride ?? context / 2)))
}
