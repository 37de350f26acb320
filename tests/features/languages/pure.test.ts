/** The Languages panel's pure parts: order, groups, scales, places of dots, pieces of text. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CorpusLanguage } from '../../../src/core/corpora/parallelCorpus.ts'
import { heatSvg } from '../../../src/features/languages/export/heatSvg.ts'
import { filterLanguages, rankLanguages, valuesOf } from '../../../src/features/languages/chooser/filterLanguages.ts'
import { scaleKind, scaleOf } from '../../../src/features/languages/figures/figureScale.ts'
import {
  groupRows,
  nextSorting,
  sortRows,
  type FigureRow,
  type FigureTable,
} from '../../../src/features/languages/figures/figureTable.ts'
import { languageTag } from '../../../src/features/languages/languageTag.ts'
import { tokenPieces } from '../../../src/ui/lanes/tokenPieces.ts'
import { placeLabels } from '../../../src/features/languages/views/placeLabels.ts'
import { spreadLayout } from '../../../src/features/languages/views/spreadLayout.ts'
import { barsLayout } from '../../../src/features/languages/views/barsLayout.ts'
import { swarm } from '../../../src/features/languages/views/swarm.ts'
import { asText, shippedBpe } from '../../core/tokenizers/bpe/shipped.ts'

function language(name: string, part: Partial<CorpusLanguage> = {}): CorpusLanguage {
  return {
    code: name.toLowerCase(),
    name,
    autonym: null,
    iso639_3: null,
    script: 'Latn',
    direction: 'ltr',
    family: null,
    macroRegion: null,
    speakers: null,
    ...part,
  }
}

function row(name: string, value: number | null, part: Partial<CorpusLanguage> = {}): FigureRow {
  const status = value === null ? ('voided' as const) : ('value' as const)
  return { language: language(name, part), isBase: false, cells: [{ status, value, unknownShare: 0 }] }
}

const columns = [{ id: 'gpt2', reference: 'gpt2', figure: 'premium', name: 'GPT-2' }] as const
const tableOf = (rows: readonly FigureRow[]): FigureTable => ({ columns, rows })
const names = (rows: readonly FigureRow[]) => rows.map((one) => one.language.name)

describe('order and groups', () => {
  const rows = [
    row('B', 2, { family: 'Turkic' }),
    row('A', 2),
    row('C', null, { family: 'Turkic' }),
    row('D', 5, { script: null }),
  ]
  test('by a figure either way, unknown ones last, equal ones by name', () => {
    expect(names(sortRows(tableOf(rows), { by: 'gpt2', direction: 'descending' }))).toEqual(['D', 'A', 'B', 'C'])
    expect(names(sortRows(tableOf(rows), { by: 'gpt2', direction: 'ascending' }))).toEqual(['A', 'B', 'D', 'C'])
    expect(names(sortRows(tableOf(rows), { by: 'name', direction: 'descending' }))).toEqual(['D', 'C', 'B', 'A'])
    expect(names(sortRows(tableOf(rows), { by: 'family', direction: 'ascending' })).slice(0, 2)).toEqual(['B', 'C'])
  })

  test('the worst first: the largest, or the smallest where larger is better', () => {
    const worst = { by: 'worst', direction: 'descending' } as const
    const of = (figure: 'premium' | 'bytes-per-token') => ({
      columns: columns.map((one) => ({ ...one, figure })),
      rows: [row('A', 3), row('B', 5), row('C', 4), row('D', null)],
    })
    expect(names(sortRows(of('premium'), worst))).toEqual(['B', 'C', 'A', 'D'])
    expect(names(sortRows(of('bytes-per-token'), worst))).toEqual(['A', 'C', 'B', 'D'])
  })

  test('by script or family, what is not known last', () => {
    expect(groupRows(rows, 'family').map(({ key, rows: members }) => [key, names(members)])).toEqual([
      ['Turkic', ['B', 'C']],
      [null, ['A', 'D']],
    ])
    expect(groupRows(rows, 'script').map(({ key }) => key)).toEqual(['Latn', null])
    expect(groupRows(rows, 'none')).toEqual([{ key: null, rows }])
  })

  test('a click sorts the worst first, the next one turns it', () => {
    const first = nextSorting({ by: 'name', direction: 'ascending' }, 'gpt2')
    expect(first).toEqual({ by: 'gpt2', direction: 'descending' })
    expect(nextSorting(first, 'gpt2')).toEqual({ by: 'gpt2', direction: 'ascending' })
  })
})

describe('scales', () => {
  test('of ratios put equal ratios at equal distances', () => {
    const scale = scaleOf([1, 2, 4, 16], scaleKind('premium'))
    expect([1, 2, 4, 16].map((value) => scale?.placeOf(value))).toEqual([0, 0.25, 0.5, 1])
    expect(scale?.ticks).toEqual([1, 2, 5, 10])
  })

  test('keep order and ends for any values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { minLength: 1 }),
        fc.constantFrom('premium', 'unknown' as const),
        (values, figure) => {
          const scale = scaleOf(values, scaleKind(figure))
          const places = values.toSorted((a, b) => a - b).map((value) => scale?.placeOf(value) ?? -1)
          expect(places).toEqual(places.toSorted((a, b) => a - b))
          expect(places.every((place) => place >= 0 && place <= 1)).toBe(true)
          for (const tick of scale?.ticks ?? [])
            expect(tick >= (scale?.least ?? 0) * 0.999 && tick <= (scale?.most ?? 0) * 1.001).toBe(true)
        },
      ),
    )
    expect(scaleOf([], scaleKind('premium'))).toBeNull()
  })

  test('have few ticks, each once, however close or far apart the values are', () => {
    const value = fc.double({ min: 1e-9, max: 1e9, noNaN: true })
    const gap = fc.constantFrom(0, 1e-16, 1e-12, 1e-7, 1e-6, 2e-6, 1e-3, 1, 1e6)
    fc.assert(
      fc.property(value, gap, fc.constantFrom('premium', 'unknown' as const), (first, share, figure) => {
        const scale = scaleOf([first, first * (1 + share)], scaleKind(figure))
        const ticks = scale?.ticks ?? []
        expect(ticks.length).toBeLessThan(60)
        expect(new Set(ticks).size).toBe(ticks.length)
        for (const one of [first, first * (1 + share), ...ticks]) expect(scale?.placeOf(one)).not.toBeNaN()
      }),
      { numRuns: 1000 },
    )
  })
})

describe('the dot plot', () => {
  test('puts no dot on another where there is room, and none beyond its reach', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 25 }), (values) => {
        const xs = values.toSorted((a, b) => a - b)
        const dots = swarm(xs, 4, 400)
        expect(dots.map(({ x }) => x)).toEqual(xs)
        for (const [index, a] of dots.entries()) {
          for (const b of dots.slice(index + 1)) expect((a.x - b.x) ** 2 + (a.y - b.y) ** 2).toBeGreaterThanOrEqual(64)
        }
        for (const { y } of swarm(xs, 4, 20)) expect(Math.abs(y)).toBeLessThanOrEqual(20)
      }),
    )
  })

  test('names the worst, apart from each other and inside the picture', () => {
    const rows = [1, 2, 18, 19, 20].map((value, index) => row(`Language ${index}`, value))
    const scale = scaleOf([1, 20], scaleKind('premium'))
    if (scale === null) throw new Error('no scale')
    const [line] = spreadLayout(tableOf(rows), scale, 'premium', 360).lines
    expect(line?.names.map(({ text }) => text)).toEqual(['Language 2', 'Language 3', 'Language 4'])
    const ends = line?.names.map(({ x }) => x) ?? []
    expect(ends.every((end, index) => end <= 360 && (index === 0 || end > (ends[index - 1] ?? 0) + 50))).toBe(true)
    expect(line?.median).toBe(18)
  })

  test('stand over no dot, and a line leads from each to its own, none across another', () => {
    const scale = scaleOf([1, 20], scaleKind('premium'))
    if (scale === null) throw new Error('no scale')
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 1, max: 20, noNaN: true }), { minLength: 1, maxLength: 80 }),
        fc.integer({ min: 320, max: 1400 }),
        (values, width) => {
          const { lines, radius } = spreadLayout(
            tableOf(values.map((value, index) => row(`Language ${index}`, value))),
            scale,
            'premium',
            width,
          )
          for (const { dots, names: drawnNames, titleY } of lines) {
            for (const { code, y, leader } of drawnNames) {
              const own = dots.find((dot) => dot.code === code)
              expect({ x: leader.toX, y: leader.toY + radius }).toEqual({ x: own?.x, y: own?.y })
              // Letters of 11 px reach from 9 px above the baseline to 3 px below it.
              expect(y - 9).toBeGreaterThan(titleY + 3)
              for (const dot of dots) expect(dot.y - radius).toBeGreaterThan(y + 3)
            }
            for (const [index, a] of drawnNames.entries()) {
              const b = drawnNames[index + 1]
              if (b !== undefined) expect(b.x - b.length).toBeGreaterThan(a.x)
              if (b !== undefined) expect(b.leader.fromX > a.leader.fromX && b.leader.toX >= a.leader.toX).toBe(true)
            }
          }
        },
      ),
    )
  })
})

describe('labels in a row', () => {
  test('stand apart, inside the picture if there is room, and over their own places where none is near', () => {
    const label = fc.record({
      wanted: fc.double({ min: 0, max: 600, noNaN: true }),
      length: fc.integer({ min: 10, max: 80 }),
    })
    fc.assert(
      fc.property(fc.array(label, { maxLength: 6 }), (list) => {
        const labels = list.toSorted((a, b) => a.wanted - b.wanted)
        const starts = placeLabels(labels, 10, 600)
        expect(starts).toHaveLength(labels.length)
        for (const [index, start] of starts.entries()) {
          const end = start + (labels[index]?.length ?? 0)
          expect(start).toBeGreaterThanOrEqual(-1e-6)
          expect(end).toBeLessThanOrEqual(600 + 1e-6)
          if (index > 0)
            expect(start).toBeGreaterThanOrEqual(
              (starts[index - 1] ?? 0) + (labels[index - 1]?.length ?? 0) + 10 - 1e-6,
            )
        }
      }),
    )
    expect(placeLabels([{ wanted: 100, length: 20 }], 10, 600)).toEqual([90])
    // Two that want the same place share it: as far to one side as to the other.
    expect(
      placeLabels(
        [
          { wanted: 100, length: 20 },
          { wanted: 100, length: 20 },
        ],
        10,
        600,
      ),
    ).toEqual([75, 105])
    expect(placeLabels([{ wanted: 595, length: 20 }], 10, 600)).toEqual([580])
  })
})

describe('bars', () => {
  const of = (name: string, ...values: readonly (number | null)[]): FigureRow => ({
    language: language(name),
    isBase: false,
    cells: values.map((value) => ({ status: value === null ? 'voided' : 'value', value, unknownShare: 0 })),
  })
  const rows = [of('A', 2, 9), of('B', 5, 1), of('C', null, null), of('D', 3, null)]
  const column = (lane: number) => ({ cell: lane, lane, intervals: null })

  test('are sorted by what they show: of one tokenizer its own values, of several the greatest', () => {
    const order = (...lanes: readonly number[]) => barsLayout(rows, lanes.map(column))?.groups.map(({ name }) => name)
    expect(order(0)).toEqual(['B', 'D', 'A'])
    expect(order(1)).toEqual(['A', 'B'])
    expect(order(0, 1)).toEqual(['A', 'B', 'D'])
    expect(barsLayout([of('C', null)], [column(0)])).toBeNull()
  })

  test('begin at 0, hold the ends of the intervals, and none covers another', () => {
    const intervals = new Map([['b', { low: 4, high: 12 }]])
    const layout = barsLayout(rows, [{ ...column(0), intervals }, column(1)])
    expect([layout?.scale.placeOf(0), layout?.scale.placeOf(12)]).toEqual([0, 1])
    const tops = layout?.groups.flatMap(({ bars }) => bars.map(({ y }) => y)) ?? []
    const thickness = layout?.thickness ?? 0
    for (const [index, y] of tops.entries())
      if (index > 0) expect(y - (tops[index - 1] ?? 0)).toBeGreaterThanOrEqual(thickness)
    expect((tops.at(-1) ?? 0) + thickness).toBeLessThanOrEqual(layout?.height ?? 0)
  })
})

test('languages are found by name without accents, own name or code, script and family', () => {
  const languages = [
    language('São Tomense', { code: '007' }),
    language('Hindi', { autonym: 'हिन्दी', script: 'Deva', family: 'Indo-European' }),
  ]
  const found = (filter: Partial<Parameters<typeof filterLanguages>[1]>) =>
    filterLanguages(languages, { words: '', script: '', family: '', ...filter }).map(({ name }) => name)
  expect(found({ words: 'sao' })).toEqual(['São Tomense'])
  expect(found({ words: 'हिन्दी' })).toEqual(['Hindi'])
  const ranked = [language('Quechua, Hispanic'), language('Spanish'), language('Hindi')]
  expect(rankLanguages(ranked, 'span').map(({ name }) => name)).toEqual(['Spanish', 'Quechua, Hispanic'])
  expect(rankLanguages(ranked, '')).toEqual(ranked)
  expect(found({ words: '007' })).toEqual(['São Tomense'])
  expect(found({ script: 'Deva' })).toEqual(['Hindi'])
  expect(found({ family: 'Uralic' })).toEqual([])
  expect(valuesOf(languages, 'family')).toEqual([{ value: 'Indo-European', count: 1 }])
})

test('a language is marked up by its shortest tag', () => {
  expect(languageTag({ iso639_3: 'hin', script: 'Deva' })).toBe('hi-Deva')
  expect(languageTag({ iso639_3: null, script: 'Deva' })).toBeUndefined()
  expect(languageTag({ iso639_3: 'not a code', script: null })).toBeUndefined()
})

describe('pieces of a segmented text', () => {
  const gpt2 = shippedBpe('gpt2')
  test('together are the text, cut at graphemes only, and hold every token once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('the ', 'naïve', 'မြန်မာ', '👨‍👩‍👧', 'e\u0301', '人', ' '), {
          minLength: 1,
          maxLength: 12,
        }),
        (parts) => {
          const text = parts.join('')
          const encoding = gpt2.encode(text, asText)
          const pieces = tokenPieces(text, encoding)
          expect(pieces.map((piece) => piece.text).join('')).toBe(text)
          expect(pieces.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(encoding.ids.length)
          const graphemes = new Set(
            [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ index }) => index),
          )
          let at = 0
          for (const piece of pieces) {
            expect(graphemes.has(at)).toBe(true)
            at += piece.text.length
          }
        },
      ),
    )
  })

  test('of one grapheme of several tokens say how many', () => {
    const text = 'a👨‍👩‍👧'
    const pieces = tokenPieces(text, gpt2.encode(text, asText))
    expect(pieces.map((piece) => piece.text)).toEqual(['a', '👨‍👩‍👧'])
    expect(pieces[1]?.tokens).toBe(gpt2.encode(text, asText).ids.length - 1)
  })
})

test('the heat map as a file holds every value, and escapes what it quotes', () => {
  const rows = [row('A & <B>', 2.5), row('C', null)]
  const scale = scaleOf([1, 2.5], scaleKind('premium'))
  if (scale === null) throw new Error('no scale')
  const svg = heatSvg(
    tableOf(rows),
    scale,
    { cell: () => ({ paper: '#112233', ink: '#ffffff' }), paper: '#ffffff', ink: '#000000' },
    {
      title: 'Premium',
      description: 'what <it> is',
      note: 'So far, 1 of 2 languages',
      valueText: (at) => (at === 0 ? '2.50' : 'void'),
      tickText: String,
    },
  )
  expect(svg).toContain('A &#38; &#60;B&#62;')
  expect(svg).toContain('>2.50<')
  expect(svg).toContain('>So far, 1 of 2 languages<')
  expect(svg).toContain('>void<')
  expect(svg).toContain('<desc>what &#60;it&#62; is</desc>')
})
