/** The file of everything: of its schema, the tokens' table true to the segmentation, and read as what it is. */
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { documentParts, type ExportHead } from '../../../src/core/export/document.ts'
import { EXPORT_VERSION, exportSchema, readExport } from '../../../src/core/export/readExport.ts'
import { tokensTable, type ExportedLane, type ExportedScores } from '../../../src/core/export/tokensTable.ts'
import { asText, shippedBpe } from '../tokenizers/bpe/shipped.ts'

const head: ExportHead = {
  tessera: { version: '0.1.0', libraries: ['a 1'] },
  made: new Date(0).toISOString(),
  comparison: { version: 1, content: { text: '{"}\n' } },
  lanes: [{ reference: 'gpt2', name: 'GPT-2', source: 'openai', revision: 'r', vocabularySize: 50_257, tokens: 3 }],
  languageModels: [],
}
const words = (id: string) => ({ title: id, unit: 'u', definition: 'd' })

function laneOf(text: string, scores: ExportedScores | null = null): ExportedLane {
  const tokenizer = shippedBpe('gpt2')
  const encoding = tokenizer.encode(text, asText)
  const tokens = new Map(
    [...new Set(encoding.ids)].map((id) => [id, { piece: tokenizer.piece(id), bytes: tokenizer.tokenBytes(id) }]),
  )
  return { name: 'GPT-2', reference: 'gpt2', encoding, tokens, scores }
}

const parsedOf = (lanes: readonly ExportedLane[]) =>
  v.parse(exportSchema, JSON.parse([...documentParts(head, [tokensTable(lanes, words)])].join('')))

describe('the file of everything', () => {
  it('is of its schema, and its tokens are the bytes of the text', () => {
    const text = 'Hello =1+1, "quoted" 👋🏽 မြန်မာ\r\n\u0000 \\n'
    const parsed = parsedOf([laneOf(text)])
    const [table] = parsed.tables
    const place = (id: string): number => table?.columns.findIndex((column) => column.id === id) ?? -1
    const rows = table?.rows ?? []
    const bytes = Buffer.from(rows.map((row) => row[place('bytes_hex')]).join(''), 'hex')
    expect(bytes.equals(Buffer.from(text))).toBe(true)
    let end = 0
    for (const [index, row] of rows.entries()) {
      expect(row[place('index')]).toBe(index)
      expect(row[place('start_byte')]).toBe(end)
      end = Number(row[place('end_byte')])
      const own = Buffer.from(String(row[place('bytes_hex')]), 'hex')
      // Null exactly where the bytes are no whole characters.
      expect(row[place('text')]).toBe(own.toString('utf8').includes('\ufffd') ? null : own.toString('utf8'))
      expect(Number(row[place('end_byte')]) - Number(row[place('start_byte')])).toBe(
        String(row[place('bytes_hex')]).length / 2,
      )
    }
    expect(end).toBe(Buffer.byteLength(text))
    expect(parsed.comparison.content).toEqual({ text: '{"}\n' })
  })

  it('has scores where there are any: bits, ranks, entropy in bits, z', () => {
    const scores: ExportedScores = {
      languageModel: 'LM',
      surprisalBits: Float32Array.of(Number.NaN, 1.5),
      ranks: Uint32Array.of(0, 7),
      entropyNats: Float32Array.of(Number.NaN, Math.LN2 * 3),
      z: Float32Array.of(Number.NaN, -1.5),
    }
    const byReference: ExportedScores = {
      languageModel: 'bytes',
      surprisalBits: Float32Array.of(0.1, 2),
      ranks: null,
      entropyNats: null,
      z: null,
    }
    const [table] = parsedOf([laneOf('a b', scores), laneOf('a b', byReference), laneOf('a')]).tables
    expect(table?.columns.slice(-5).map(({ id }) => id)).toEqual([
      'surprisal_bits',
      'rank',
      'entropy_bits',
      'min_k_plus_plus_z',
      'language_model',
    ])
    expect(table?.rows.map((row) => row.slice(-5))).toEqual([
      [null, null, null, null, 'LM'],
      [1.5, 7, 3, -1.5, 'LM'],
      [0.1, null, null, null, 'bytes'],
      [2, null, null, null, 'bytes'],
      [null, null, null, null, null],
    ])
    expect(parsedOf([laneOf('a')]).tables[0]?.columns.some(({ id }) => id === 'rank')).toBe(false)
  })

  it('says that bits are infinite where a probability is 0, for JSON has no such number', () => {
    const scores: ExportedScores = {
      languageModel: 'LM',
      surprisalBits: Float32Array.of(1, Infinity),
      ranks: Uint32Array.of(1, 9),
      entropyNats: Float32Array.of(0, 0),
      z: Float32Array.of(0, 0),
    }
    const [table] = parsedOf([laneOf('a b', scores)]).tables
    expect(table?.rows.map((row) => row.at(-5))).toEqual([1, 'Infinity'])
  })

  it('is known by its name, and says when it is newer or damaged', () => {
    const value: unknown = JSON.parse([...documentParts(head, [])].join(''))
    expect(readExport(value)).toMatchObject({ status: 'read', lanes: [{ reference: 'gpt2', tokens: 3 }] })
    expect(readExport({ format: 'tessera-export', version: EXPORT_VERSION + 1 })).toEqual({
      status: 'too-new',
      version: EXPORT_VERSION + 1,
    })
    expect(readExport({ format: 'tessera-export', version: 1 })).toEqual({ status: 'corrupt' })
    for (const other of [null, 7, [], { format: 'tessera-comparison', version: 1 }])
      expect(readExport(other)).toEqual({ status: 'not-an-export' })
  })
})
