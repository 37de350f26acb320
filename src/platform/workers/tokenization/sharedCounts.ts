/**
 * Counts of lanes in memory that the page shares with the tokenization worker. A message is taken only after the frame
 * that shows the key; the memory can be read while that frame is made. Sends and
 * draws nothing.
 */
import { sharesMemory, type SharingScope } from '../../languageModels/sharedMemory.ts'

/** What is counted of a lane: known before its encoding arrives. */
export interface LaneCounts {
  readonly tokenCount: number
  /** Tokens by {@link import('../../../core/tokenizers/encoding.ts').TokenKind}; indices 0 to 4. */
  readonly countByKind: readonly number[]
  readonly textBytes: number
}

/** Where the worker writes the counts of one request, from number 1 on. */
export interface CountsSlot {
  readonly memory: SharedArrayBuffer
  readonly number: number
}

/** The page's side. */
export interface SharedCounts {
  /** Null if there is no room for so many lanes. */
  place(number: number, lanes: number): CountsSlot | null
  /**
   * The counts of that request; null as long as they are not all there, or when those of another are. Blocks for them
   * for at most so many milliseconds.
   */
  read(number: number, lanes: number, milliseconds?: number): readonly LaneCounts[] | null
}

const MAX_LANES = 32
const KINDS = 5
/** Words of 32 bits a lane: tokens, bytes of the text, tokens by kind. Before all lanes: the number of the request. */
const LANE_WORDS = 2 + KINDS

/** Null if pages and workers share no memory. */
export function createSharedCounts(scope: SharingScope): SharedCounts | null {
  if (!sharesMemory(scope)) return null
  const memory = new SharedArrayBuffer(4 * (1 + MAX_LANES * LANE_WORDS))
  const words = new Int32Array(memory)
  return {
    place: (number, lanes) => (lanes > MAX_LANES ? null : { memory, number }),
    read(number, lanes, milliseconds = 0) {
      const end = performance.now() + milliseconds
      // The page's thread may not sleep.
      while (Atomics.load(words, 0) !== number) if (performance.now() >= end) return null
      const counts = Array.from({ length: lanes }, (_, lane): LaneCounts => {
        const [tokenCount = 0, textBytes = 0, ...countByKind] = words.slice(
          1 + lane * LANE_WORDS,
          1 + (lane + 1) * LANE_WORDS,
        )
        return { tokenCount, textBytes, countByKind }
      })
      // Written anew meanwhile: then they may be of two requests.
      return Atomics.load(words, 0) === number ? counts : null
    },
  }
}

/** The worker's side: the counts of all lanes of a request. */
export function writeCounts({ memory, number }: CountsSlot, lanes: readonly LaneCounts[]): void {
  const words = new Int32Array(memory)
  Atomics.store(words, 0, 0)
  for (const [lane, { tokenCount, countByKind, textBytes }] of lanes.entries()) {
    words.set([tokenCount, textBytes, ...countByKind.slice(0, KINDS)], 1 + lane * LANE_WORDS)
  }
  Atomics.store(words, 0, number)
}
