/** Weights for WASM are made of the shipped ones: written out by the definition, and for layouts that do not fit. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { restoreWeights } from '../../../src/platform/languageModels/restoreWeights.ts'

const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 70 }))

test('codes become signed bytes, turned; what stays is copied', async () => {
  await fc.assert(
    fc.asyncProperty(sizes, fc.infiniteStream(fc.integer({ min: 0, max: 15 })), async ([rows, halfColumns], stream) => {
      const columns = 2 * halfColumns
      const codes = Array.from({ length: rows }, () => Array.from({ length: columns }, () => stream.next().value ?? 0))
      const packed = codes.flatMap((row) =>
        Array.from({ length: halfColumns }, (_, at) => (row[2 * at] ?? 0) + 16 * (row[2 * at + 1] ?? 0)),
      )
      const shifted = codes.flatMap((row) => row.map((code) => 128 + code - 9))
      const files = [Uint8Array.from([1, 2, 3, ...packed]), Uint8Array.from(shifted)]
      const area = rows * columns
      const made = await restoreWeights(
        {
          location: 'restored',
          files: ['one', 'two'],
          bytes: 3 + 2 * area,
          pieces: [
            { file: 0, start: 0, bytes: 3, become: 'same', rows: 3, columns: 1 },
            { file: 0, start: 3, bytes: area / 2, become: 'nibbles', rows, columns },
            { file: 1, start: 0, bytes: area, become: 'shifted', rows, columns },
          ],
        },
        async (index) => files[index] ?? new Uint8Array(),
      )
      const turned = (less: number): readonly number[] =>
        Array.from({ length: columns }, (_, column) => codes.map((row) => (row[column] ?? 0) - less)).flat()
      expect([...made.subarray(0, 3)]).toEqual([1, 2, 3])
      expect([...new Int8Array(made.buffer, 3)]).toEqual([...turned(8), ...turned(9)])
    }),
  )
})

test('halves become single floats, turned; offsets are minimum + 8 · scale in single precision', async () => {
  // 1, 2, 0.5, −1.5, 0.333…, 65504 in binary16, as NumPy writes them; two rows of three scales, and as many minima.
  const scales = [0x3c00, 0x4000, 0x3800, 0xbe00, 0x3555, 0x7bff]
  const minima = [0x3555, 0xbe00, 0x3c00, 0x4000, 0x3800, 0x3555]
  const values = new Map([
    [0x3c00, 1],
    [0x4000, 2],
    [0x3800, 0.5],
    [0xbe00, -1.5],
    [0x3555, 0.333_251_953_125],
    [0x7bff, 65_504],
  ])
  // Behind an odd byte, as nothing says that halves are aligned.
  const file = Uint8Array.from([7, ...[...scales, ...minima].flatMap((half) => [half & 255, half >> 8])])
  const made = await restoreWeights(
    {
      location: 'restored',
      files: ['one'],
      bytes: 48,
      pieces: [
        { file: 0, start: 1, bytes: 12, become: 'floats', rows: 2, columns: 3 },
        { file: 0, start: 1, bytes: 24, become: 'offsets', rows: 2, columns: 3 },
      ],
    },
    async () => file,
  )
  const order = [0, 3, 1, 4, 2, 5]
  const valueOf = (half: number | undefined): number => values.get(half ?? 0) ?? Number.NaN
  expect([...new Float32Array(made.buffer)]).toEqual([
    ...order.map((at) => valueOf(scales[at])),
    ...order.map((at) => Math.fround(valueOf(minima[at]) + 8 * valueOf(scales[at]))),
  ])
})

test.each([
  ['a piece beyond its file', { start: 1, bytes: 4, rows: 4, columns: 1 }, 4],
  ['a size that is not that of the piece', { start: 0, bytes: 4, rows: 3, columns: 1 }, 3],
  ['more than was said', { start: 0, bytes: 4, rows: 4, columns: 1 }, 3],
  ['less than was said', { start: 0, bytes: 4, rows: 4, columns: 1 }, 5],
])('%s', async (_, piece, bytes) => {
  const layout = {
    location: 'restored',
    files: ['one'],
    bytes,
    pieces: [{ file: 0, become: 'same' as const, ...piece }],
  }
  await expect(restoreWeights(layout, async () => Uint8Array.of(1, 2, 3, 4))).rejects.toThrow('does not fit')
})
