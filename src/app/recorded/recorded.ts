/**
 * The recorded first screen: what the default tokenizers make of the default text, as `scripts/record-default.mjs` wrote
 * it, so that lanes are there before a worker or a vocabulary is. Live results replace it. Computes nothing.
 */
import * as v from 'valibot'
import type { EncodedInput } from '../../state/encodedInput.ts'
import type { LaneState } from '../../state/session.ts'
import { emptyLane } from '../../state/session.ts'
import type { EncodeOptions } from '../../core/tokenizers/encoding.ts'
import { TokenKind } from '../../core/tokenizers/encoding.ts'

const column = v.array(v.pipe(v.number(), v.integer(), v.minValue(0)))

/** Ordinary tokens that tile the text: `lengths` in bytes say where each lies. */
const laneSchema = v.pipe(
  v.object({ ids: column, lengths: column }),
  v.check(({ ids, lengths }) => lengths.length === ids.length),
)

export const recordedSchema = v.object({
  /** The text that was cut: the key by which a record is known to be of the text on the screen. */
  text: v.string(),
  lanes: v.record(v.string(), laneSchema),
})

const COUNTED_KINDS = 5

/** The lanes of a record, if it is of `text`; none if it is of another text, or damaged. */
export function recordedLanes(
  record: unknown,
  text: string,
  options: EncodeOptions,
): Readonly<Record<string, LaneState>> {
  const parsed = v.safeParse(recordedSchema, record)
  if (!parsed.success || parsed.output.text !== text) return {}
  const input: EncodedInput = { text, options, detail: 'columns' }
  const textBytes = new TextEncoder().encode(text).length
  return Object.fromEntries(
    Object.entries(parsed.output.lanes).map(([reference, lane]): [string, LaneState] => [
      reference,
      { ...emptyLane, result: { input, origin: 'recorded', encoding: laneEncodingOf(lane, textBytes) } },
    ]),
  )
}

function laneEncodingOf(lane: v.InferOutput<typeof laneSchema>, textBytes: number) {
  const endByte = Uint32Array.from(lane.lengths)
  for (let token = 1; token < endByte.length; token++)
    endByte[token] = (endByte[token] ?? 0) + (endByte[token - 1] ?? 0)
  const startByte = new Uint32Array(endByte.length)
  startByte.set(endByte.subarray(0, -1), 1)
  const countByKind = Array.from({ length: COUNTED_KINDS }, (_, kind) =>
    kind === TokenKind.ordinary ? lane.ids.length : 0,
  )
  return {
    tokenCount: lane.ids.length,
    countByKind,
    textBytes,
    encodeMilliseconds: 0,
    encoding: {
      ids: Uint32Array.from(lane.ids),
      startByte,
      endByte,
      kinds: new Uint8Array(lane.ids.length).fill(TokenKind.ordinary),
      normalized: null,
    },
  }
}
