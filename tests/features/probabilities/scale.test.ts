/** The scales of figures, and their tints as the stylesheet has them: even steps, and words that stay readable. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  figureOfTokens,
  figureScales,
  LEVELS,
  levelOf,
  levelsOf,
  NO_LEVEL,
} from '../../../src/features/probabilities/scale/figureScale.ts'
import { scoreFigures } from '../../../src/features/probabilities/options.ts'
import { pairedLane, bytesLane } from './scoredLane.ts'

describe('levels', () => {
  it('have ascending edges, and a value is in the level whose least value it reaches', () => {
    for (const figure of scoreFigures) {
      const { edges } = figureScales[figure]
      expect(edges).toHaveLength(LEVELS - 1)
      expect(edges).toEqual(edges.toSorted((a, b) => a - b))
      expect(levelOf(-Infinity, figureScales[figure])).toBe(0)
      expect(levelOf(Infinity, figureScales[figure])).toBe(LEVELS - 1)
      for (const [index, edge] of edges.entries()) expect(levelOf(edge, figureScales[figure])).toBe(index + 1)
    }
  })

  it('of a lane by its own language model: bits, ranks, z, and none for the token without score', () => {
    expect([...(levelsOf('surprisal', pairedLane) ?? [])]).toEqual([NO_LEVEL, 0, 8])
    expect([...(levelsOf('rank', pairedLane) ?? [])]).toEqual([NO_LEVEL, 0, 5])
    expect(Array.from(figureOfTokens('z', pairedLane) ?? [], Math.round)).toEqual([NaN, 1, -4])
    expect(Array.from(figureOfTokens('excess', pairedLane) ?? [])).toEqual([NaN, -3, 5])
  })

  it('of a reference reading: surprisal alone', () => {
    expect(scoreFigures.filter((figure) => levelsOf(figure, bytesLane) !== null)).toEqual(['surprisal'])
  })
})

type Lab = readonly [number, number, number]

/** Björn Ottosson's OKLab: from OKLCH to it, and to linear sRGB. */
const labOf = ([l, c, h]: Lab): Lab => [l, c * Math.cos((h * Math.PI) / 180), c * Math.sin((h * Math.PI) / 180)]
function luminanceOf([l, a, b]: Lab): number {
  const [x, y, z] = [
    l + 0.3963377774 * a + 0.2158037573 * b,
    l - 0.1055613458 * a - 0.0638541728 * b,
    l - 0.0894841775 * a - 1.291485548 * b,
  ]
  const [l3, m3, s3] = [x ** 3, y ** 3, z ** 3]
  const channel = (value: number): number => Math.min(1, Math.max(0, value))
  const red = channel(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3)
  const green = channel(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3)
  const blue = channel(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
function luminanceOfHex(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

const css = readFileSync('src/features/probabilities/scale/scale.module.css', 'utf8')
const tokens = readFileSync('src/ui/tokens.css', 'utf8')

/** The variables of a theme: the first block that sets one is the light theme's, the second the dark one's. */
function colour(name: string, theme: 0 | 1): Lab {
  const found = [...css.matchAll(new RegExp(`--${name}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`, 'g'))][theme]
  return labOf([Number(found?.[1]), Number(found?.[2]), Number(found?.[3])])
}

/** The tint of a class as the stylesheet mixes it. */
function tintOf(name: string, theme: 0 | 1): Lab {
  const block = new RegExp(`\\.${name} \\{\\n  --tint: ([^;]+);`).exec(css)?.[1] ?? ''
  const mixed = /color-mix\(in oklab, var\(--([\w-]+)\) ([\d.]+)%, var\(--([\w-]+)\)\)/.exec(block)
  if (mixed === null) return colour(/var\(--([\w-]+)\)/.exec(block)?.[1] ?? '', theme)
  const share = Number(mixed[2]) / 100
  const [from, to] = [colour(mixed[1] ?? '', theme), colour(mixed[3] ?? '', theme)]
  const at = (one: number, other: number): number => one * share + other * (1 - share)
  return [at(from[0], to[0]), at(from[1], to[1]), at(from[2], to[2])]
}

const distance = (one: Lab, other: Lab): number => Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])

describe.each([
  ['light', 0],
  ['dark', 1],
] as const)('tints, %s', (_, theme) => {
  const ink = luminanceOfHex([...tokens.matchAll(/--token-ink: (#[\da-f]{6})/g)][theme]?.[1] ?? '')
  const levels = (scale: string): readonly Lab[] =>
    Array.from({ length: LEVELS }, (__, level) => tintOf(`${scale}${level}`, theme))

  it('of the sequential scale differ by equal steps in OKLab', () => {
    const steps = levels('seq')
      .slice(1)
      .map((tint, index) => distance(tint, levels('seq')[index] ?? tint))
    for (const step of steps) expect(step).toBeCloseTo(steps[0] ?? 0, 6)
    expect(steps[0]).toBeGreaterThan(0.03)
  })

  it('of the diverging scale differ by equal steps on each side', () => {
    const steps = levels('div')
      .slice(1)
      .map((tint, index) => distance(tint, levels('div')[index] ?? tint))
    for (const [index, step] of steps.entries()) expect(step).toBeCloseTo(steps[index < 4 ? 0 : 4] ?? 0, 6)
    expect((steps[0] ?? 0) / (steps[4] ?? 1)).toBeGreaterThan(0.85)
    expect((steps[0] ?? 0) / (steps[4] ?? 1)).toBeLessThan(1.18)
  })

  it('leave the text readable: contrast 4.5 at least', () => {
    for (const tint of [...levels('seq'), ...levels('div')])
      expect(contrast(luminanceOf(tint), ink)).toBeGreaterThanOrEqual(4.5)
  })
})

it('the rule under a token grows from level to level, the second channel', () => {
  const rules = Array.from({ length: LEVELS }, (_, level) =>
    Number(new RegExp(`\\.seq${level} \\{[^}]*--rule: ([\\d.]+)px`).exec(css)?.[1] ?? 0),
  )
  expect(rules).toEqual(rules.toSorted((a, b) => a - b))
  expect(new Set(rules).size).toBe(LEVELS)
})
