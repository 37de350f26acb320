/** The divergence of each method from the exact one along a prompt, as points of a plot. Pure. */
import type { NextByteMethod } from '../../../core/bytelevel/nextByteMethods.ts'
import type { PrefixReport } from './questions.ts'

export interface Curve {
  readonly method: NextByteMethod
  /** Bits behind each prefix; null where it is not defined. */
  readonly bits: readonly (number | null)[]
}

export function divergenceCurves(steps: readonly PrefixReport[]): readonly Curve[] {
  const methods = (steps[0]?.methods ?? []).map(({ method }) => method).filter((method) => method !== 'exact')
  return methods.map((method) => ({
    method,
    bits: steps.map((step) => {
      const says = step.methods.find((one) => one.method === method)?.says
      return says?.defined === true ? says.divergenceBits : null
    }),
  }))
}

/** An SVG path: x from 0 in steps of 1, y from 0 (all bits) down to 1 (none); it lifts where a point is missing. */
export function pathOf(bits: readonly (number | null)[]): string {
  let path = ''
  let isDown = false
  for (const [index, value] of bits.entries()) {
    if (value === null) {
      isDown = false
      continue
    }
    path += `${isDown ? 'L' : 'M'}${index} ${(1 - value).toFixed(4)}`
    isDown = true
  }
  return path
}
