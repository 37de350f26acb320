/** Segmentations as figures: every token once, nothing over anything else, well-formed and inert whatever the text, scripts in order and joined. */
import { readFileSync } from 'node:fs'
import bidiFactory from 'bidi-js'
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { figureColours, figureStyles } from '../../../../src/ui/lanes/figure/figureStyles.ts'
import { placeLane, visualOrder, type Measure } from '../../../../src/ui/lanes/figure/placeLines.ts'
import { segmentationSvg, type FigureLane } from '../../../../src/ui/lanes/figure/segmentationSvg.ts'
import { figureText } from '../../../../src/ui/lanes/figure/textRuns.ts'
import { laneViewOf } from '../../../../src/ui/lanes/laneView.ts'
import type { Encoding } from '../../../../src/core/tokenizers/encoding.ts'
import { asText, shippedBpe } from '../../../core/tokenizers/bpe/shipped.ts'
import { randomTextAndEncoding } from '../randomEncoding.ts'
import { amountOf } from '../../../depth.ts'

/** Half the size a UTF-16 unit; marks and joiners have no width. */
const measure: Measure = (text, size) => text.replaceAll(/[\p{M}\u200d]/gu, '').length * size * 0.5
const words = { title: 'T', description: 'D', shownOf: (shown: number, total: number) => `${shown} of ${total}` }
const style = { width: 300, size: 10, mostLines: 10_000 }

function laneOf(text: string, encoding: Encoding, name = 'lane'): FigureLane {
  return { view: laneViewOf(name, text, encoding), name, counts: ['c'], labelOf: () => '[X]' }
}
const encodedBy = (id: string, text: string): FigureLane => laneOf(text, shippedBpe(id).encode(text, asText), id)

interface Found {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  text: string
}

/** The elements of a file, by a parser of XML; text in no element but white space is an error. */
function elementsOf(svg: string): readonly Found[] {
  const found: Found[] = []
  const open: Found[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, text: '' }
        found.push(element)
        open.push(element)
      },
      ontext(text) {
        const last = open.at(-1)
        if (last !== undefined) last.text += text
      },
      onclosetag(name, isImplied) {
        // Of an element that closes itself too.
        if (open.pop()?.name !== name || (isImplied && name !== 'rect' && name !== 'path'))
          throw new Error(`</${name}> closes something else`)
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(svg)
  expect(open).toEqual([])
  return found
}

const drawn = (lanes: readonly FigureLane[], size: keyof typeof figureStyles = 'slide') =>
  segmentationSvg(lanes, figureStyles[size], { spaces: false }, words, measure)

describe('any text, however it is cut', () => {
  it('has every token drawn once, on lines on which nothing lies over anything else', () => {
    fc.assert(
      fc.property(randomTextAndEncoding, ([text, encoding]) => {
        const { lines, tokens, isWhole } = placeLane(
          figureText(laneViewOf('x', text, encoding), () => '[X]', false),
          style,
          measure,
        )
        expect(isWhole).toBe(true)
        expect(tokens).toBe(encoding.ids.length)
        const starting = lines.flatMap((line) =>
          line.flatMap((run) => run.tokens.filter(({ starts }) => starts).map(({ token }) => token)),
        )
        expect(starting.toSorted((a, b) => a - b)).toEqual(Array.from(encoding.ids, (_, index) => index))
        for (const line of lines) {
          let end = Math.min(0, line[0]?.x ?? 0)
          for (const run of line) {
            expect(run.x).toBeGreaterThanOrEqual(end - 0.01)
            end = run.x + run.width
            for (const token of run.tokens) {
              expect(token.x).toBeGreaterThanOrEqual(run.x - 0.01)
              expect(token.x + token.width).toBeLessThanOrEqual(end + 0.01)
            }
            expect(run.inkX).toBeGreaterThanOrEqual(run.x - 0.01)
          }
        }
      }),
      { numRuns: amountOf('figures of random texts') },
    )
  })

  it('is well-formed XML of a few inert elements', () => {
    fc.assert(
      fc.property(randomTextAndEncoding, fc.string({ unit: 'binary' }), ([text, encoding], name) => {
        const { svg } = drawn([laneOf(text, encoding, name)], 'column')
        // oxlint-disable-next-line no-control-regex -- these are what XML 1.0 does not allow
        expect(svg).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u)
        for (const { name: tag, attributes } of elementsOf(svg)) {
          expect(['svg', 'title', 'desc', 'g', 'rect', 'text', 'path']).toContain(tag)
          for (const [attribute, value] of Object.entries(attributes)) {
            expect(attribute).not.toMatch(/^on|href|style/i)
            expect(value).not.toMatch(/NaN|Infinity|undefined/)
          }
        }
      }),
      { numRuns: amountOf('figures of random texts') },
    )
  })
})

it('markup in a text or a name is text', () => {
  const evil = '<script>alert(1)</script> & "quoted" \'x\' ]]> <!-- &amp;'
  const encoding = shippedBpe('gpt2').encode(evil, asText)
  const elements = elementsOf(drawn([laneOf(evil, encoding, '<img src=x onerror=alert(1)>')]).svg)
  expect(elements.some(({ name }) => name === 'script' || name === 'img')).toBe(false)
  const texts = elements.filter(({ name }) => name === 'text').map(({ text }) => text)
  expect(texts[0]).toBe('<img src=x onerror=alert(1)>')
  expect(texts.slice(2).join('')).toBe(evil.replaceAll(' ', ''))
})

describe('scripts', () => {
  const arabic = 'السلام عليكم (see Article 1)'

  it('that join are drawn joined, with boundaries inside', () => {
    const lane = encodedBy('gpt2', arabic)
    const { lines } = placeLane(
      figureText(lane.view, () => '', false),
      { ...style, width: 10_000 },
      measure,
    )
    const word = lines[0]?.find(({ ink }) => ink === 'السلام')
    expect(word?.tokens.length).toBeGreaterThan(2)
    // From right to left: each token's part ends where the one before it begins.
    for (const [index, token] of (word?.tokens ?? []).entries()) {
      const before = word?.tokens[index - 1]
      if (before !== undefined) expect(token.x + token.width).toBeCloseTo(before.x)
    }
  })

  it('that run from right to left stand at the right edge, with what runs left to right inside in its order', () => {
    const { lines } = placeLane(
      figureText(encodedBy('o200k_base', arabic).view, () => '', false),
      { ...style, width: 10_000 },
      measure,
    )
    const line = lines[0] ?? []
    expect(Math.max(...line.map(({ x, width }) => x + width))).toBeCloseTo(10_000)
    const seen = line
      .map(({ ink }) => ink)
      .filter(Boolean)
      .join(' ')
    expect(seen.indexOf('see')).toBeLessThan(seen.indexOf('Article'))
    expect(seen.indexOf('Article')).toBeLessThan(seen.search(/[\u0600-\u06ff]/))
    const directions = [...drawn([encodedBy('o200k_base', arabic)]).svg.matchAll(/direction="(\w+)"[^>]*>([^<]*)</g)]
    for (const [, direction, text = ''] of directions)
      expect(direction).toBe(/[\u0600-\u06ff()]/.test(text) ? 'rtl' : 'ltr')
  })

  it('are ordered on a line as the bidirectional algorithm orders characters', () => {
    const bidi = bidiFactory()
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', ' ', '1', '2', '(', ')', '.', 'א', 'ب', 'ت'), { maxLength: 30 }),
        fc.constantFrom('ltr' as const, 'rtl' as const),
        (characters, base) => {
          const line = characters.join('')
          const embedding = bidi.getEmbeddingLevels(line, base)
          const items = characters.map((_, index) => ({ run: { level: embedding.levels[index] ?? 0 }, index }))
          expect(visualOrder(items).map(({ index }) => index)).toEqual(bidi.getReorderedIndices(line, embedding))
        },
      ),
    )
  })

  it('marks stand on the letters before them, though they are of another token', () => {
    const { svg } = drawn([encodedBy('gpt2', 'က္ခာ e\u0301')])
    for (const { name, text } of elementsOf(svg)) if (name === 'text') expect(text).not.toMatch(/^\p{M}/u)
  })
})

describe('a text that has no room', () => {
  it('is cut at whole lines, and says how much is shown', () => {
    const text = 'All human beings are born free and equal in dignity and rights. '.repeat(400)
    const lane = encodedBy('gpt2', text)
    const { svg, height } = drawn([lane, lane])
    expect(height).toBeLessThanOrEqual(1080)
    const said = elementsOf(svg)
      .map(({ text: content }) => /^(\d+) of (\d+)$/.exec(content))
      .filter((match) => match !== null)
    expect(said.length).toBe(2)
    for (const [, shown, total] of said) {
      expect(Number(total)).toBe(lane.view.encoding.ids.length)
      expect(Number(shown)).toBeGreaterThan(50)
      expect(Number(shown)).toBeLessThan(Number(total))
    }
  })

  it('is set smaller first, and side by side where lines are short', () => {
    const sizeOf = (lanes: readonly FigureLane[]) =>
      Math.max(
        ...[...drawn(lanes).svg.matchAll(/font-size="([\d.]+)"[^>]*direction=/g)].map(([, size]) => Number(size)),
      )
    const short = encodedBy('gpt2', 'Hello')
    const long = encodedBy('gpt2', 'All human beings are born free and equal. '.repeat(20))
    expect(sizeOf([short])).toBe(60)
    expect(sizeOf([long])).toBeLessThan(60)
    const list = encodedBy('gpt2', Array.from({ length: 12 }, (_, line) => `line ${line}`).join('\n'))
    const rightmost = Math.max(
      ...[...drawn([list, list, list]).svg.matchAll(/<rect x="([\d.]+)"/g)].map(([, x]) => Number(x)),
    )
    expect(rightmost).toBeGreaterThan(1200)
    expect(sizeOf([list, list, list])).toBeGreaterThan(30)
  })
})

it('a column is 84 mm wide', () => {
  expect(drawn([encodedBy('gpt2', 'x')], 'column').svg).toMatch(
    /^<\?xml[^>]*>\n<svg [^>]*width="84mm" height="[\d.]+mm" viewBox="0 0 317\.48 [\d.]+"/,
  )
})

/** OKLCH to sRGB, by the matrices of Ottosson 2020. */
function hexOf(lightness: number, chroma: number, hue: number): string {
  const [a, b] = [chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const linear = [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
  const parts = linear.map((value) => {
    const within = Math.min(1, Math.max(0, value))
    return Math.round(255 * (within <= 0.0031308 ? 12.92 * within : 1.055 * within ** (1 / 2.4) - 0.055))
  })
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

it('the tints are those of the page', () => {
  const css = readFileSync('src/ui/tokens.css', 'utf8')
  const light = css.slice(0, css.indexOf("[data-theme='dark']"))
  const tints = [1, 2, 3].map((tint) => {
    const [, lightness, chroma, hue] =
      new RegExp(`--token-${tint}: oklch\\(([\\d.]+) ([\\d.]+) ([\\d.]+)\\)`).exec(light) ?? []
    return hexOf(Number(lightness), Number(chroma), Number(hue))
  })
  expect([...figureColours.tints]).toEqual(tints)
})
