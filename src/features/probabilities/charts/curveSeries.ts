/** The points of the chart of bits along the text: all lanes on one axis of bytes. Pure. */
import { bitsBefore, informationCurve, smoothedBitsPerByte } from '../../../core/metrics/informationCurve.ts'
import type { InformationCurve } from '../../../core/metrics/informationCurve.ts'
import type { NamedScoredLane } from '../lanes/useScoredLanes.ts'

/** Points at most: more than there are pixels would only cost time. */
export const MAX_POINTS = 480

export interface CurvePoint {
  readonly byte: number
  /** By lane: bits before the byte, or bits per byte around it; ∞ behind, or around, a token of probability 0. */
  readonly values: readonly number[]
}

const curves = new WeakMap<NamedScoredLane['scored'], InformationCurve>()

/** The curve of a lane; kept as long as its scores. */
function curveOf({ view, scored }: NamedScoredLane): InformationCurve {
  const known = curves.get(scored)
  if (known !== undefined) return known
  const made = informationCurve(scored.surprisalBits, view.encoding.startByte, view.encoding.endByte)
  curves.set(scored, made)
  return made
}

/** Bytes at which the curves are taken: both ends, and between them evenly. */
export function placesOf(bytes: number): readonly number[] {
  const count = Math.max(2, Math.min(MAX_POINTS, bytes + 1))
  return [...new Set(Array.from({ length: count }, (_, index) => Math.round((index * bytes) / (count - 1))))]
}

/** @param smoothingBytes width of the window; null: added up */
export function curvePoints(lanes: readonly NamedScoredLane[], smoothingBytes: number | null): readonly CurvePoint[] {
  const places = placesOf(lanes[0]?.view.layout.bytes ?? 0)
  const columns = lanes.map((lane) => {
    const curve = curveOf(lane)
    return smoothingBytes === null
      ? places.map((byte) => bitsBefore(curve, byte))
      : smoothedBitsPerByte(curve, places, smoothingBytes)
  })
  return places.map((byte, index) => ({ byte, values: columns.map((column) => column[index] ?? 0) }))
}
