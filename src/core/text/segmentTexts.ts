/**
 * Segments many short texts: several at once, as a browser takes longer to begin a segmentation than to go on with it.
 * They are joined by paragraph separators. Both sides of one are boundaries of words and of graphemes whatever stands
 * there (UAX #29: WB3a, WB3b, GB4, GB5), so that each text is segmented as if it stood alone.
 */
const SEPARATOR = '\u2029'

/** UTF-16 units of texts that are segmented at once, about. */
const BATCH_UNITS = 4_000

/**
 * Yields the number of texts done.
 * @param texts null counts as empty
 * @param take is told the index of a text and one of its segments, in their order
 */
export function* segmentTexts(
  texts: readonly (string | null)[],
  segmenter: Intl.Segmenter,
  take: (index: number, segment: Intl.SegmentData) => void,
): Generator<number, void, void> {
  let first = 0
  while (first < texts.length) {
    let joined = ''
    const separators: number[] = []
    for (let index = first; index < texts.length && joined.length < BATCH_UNITS; index++) {
      joined += texts[index] ?? ''
      separators.push(joined.length)
      joined += SEPARATOR
    }
    let behind = 0
    for (const segment of segmenter.segment(joined)) {
      if (segment.index === separators[behind]) behind++
      else take(first + behind, segment)
    }
    first += separators.length
    yield first
  }
}
