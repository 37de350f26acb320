/** The prompt's bits per byte for every weight, and the best weight among them. Pure. */
import { ensembleBits, type EnsembleKind, type ReadTogether } from '../../../core/bytelevel/ensemble.ts'

const STEPS = 20

export interface Weighed {
  /** Of the first language model, 0 to 1. */
  readonly weight: number
  /** Not finite if a byte of the prompt is impossible. */
  readonly bitsPerByte: number
}

/** At the weights 0, 0.05, … 1. */
export function weighedBits(read: ReadTogether, kind: EnsembleKind): readonly Weighed[] {
  return Array.from({ length: STEPS + 1 }, (_, step) => {
    const weight = step / STEPS
    return { weight, bitsPerByte: ensembleBits(read, weight, kind) / read.bytes.length }
  })
}

/** The one of least bits per byte, the first of equals; null if all are infinite. */
export function bestOf(weighed: readonly Weighed[]): Weighed | null {
  return weighed.reduce<Weighed | null>(
    (best, one) => (Number.isFinite(one.bitsPerByte) && one.bitsPerByte < (best?.bitsPerByte ?? Infinity) ? one : best),
    null,
  )
}

/** An SVG path over weights from 0 to `width`, of bits from 0 (below) to `most` (above) on `height`; gaps where infinite. */
export function pathOf(weighed: readonly Weighed[], most: number, width: number, height: number): string {
  let isDown = false
  return weighed
    .map(({ weight, bitsPerByte }) => {
      if (!Number.isFinite(bitsPerByte)) {
        isDown = false
        return ''
      }
      const command = isDown ? 'L' : 'M'
      isDown = true
      return `${command}${(weight * width).toFixed(2)} ${(height - (bitsPerByte / most) * height).toFixed(2)}`
    })
    .join('')
}
