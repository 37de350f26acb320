/** Reading of files: real bytes against one table of limits, zip files that lie, cancelling, and a worker that breaks. */
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { fileLimits, MAX_CORPUS_FILES } from '../../../src/core/text/fileLimits.ts'
import { ReadingServer } from '../../../src/platform/workers/reading/server.ts'
import { zipEntries } from '../../../src/platform/workers/reading/zipEntries.ts'
import { localReading } from './localReading.ts'

const utf8 = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(new TextEncoder().encode(text))
const signal = new AbortController().signal
const zipOf = (files: Readonly<Record<string, string>>, level: 0 | 6 = 6) =>
  new File(
    [
      Uint8Array.from(
        zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, utf8(text)])), { level }),
      ),
    ],
    'corpus.zip',
  )
const read = (file: Blob, path = 'corpus.zip') =>
  new ReadingServer().readCorpus({ files: [{ path, file }], known: [], assigned: [] }, () => {})
const pair = { 'a/eng.txt': 'one\ntwo\n', 'a/deu.txt': 'eins\nzwei\n' }

describe('zip files', () => {
  test.each([0, 6] as const)('are unpacked, at level %d', async (level) => {
    const outcome = await read(zipOf({ ...pair, 'a/picture.png': 'x' }, level))
    expect(outcome).toMatchObject({
      ok: true,
      value: { corpus: { unitCount: 2, languages: [{ code: 'eng' }, { code: 'deu' }] } },
    })
  })

  test('hold what fflate put into them, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ minLength: 1, maxLength: 20 }), fc.string({ maxLength: 200 }), {
          maxKeys: 5,
          noNullPrototype: true,
        }),
        async (files) => {
          const entries = await zipEntries(zipOf(files), 'a.zip', 100)
          expect(entries.ok && entries.value.map(({ path, bytes }) => [path, bytes])).toEqual(
            Object.entries(files).map(([name, text]) => [
              new TextDecoder().decode(utf8(name)).replaceAll('\\', '/'),
              utf8(text).length,
            ]),
          )
        },
      ),
      { numRuns: 100 },
    )
  })

  test('that say another size than they unpack to are damaged', async () => {
    const zip = new Uint8Array(await zipOf(pair).arrayBuffer())
    const view = new DataView(zip.buffer)
    for (let at = 0; at + 46 < zip.length; at++)
      if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 1, true)
    expect(await read(new Blob([zip]))).toMatchObject({ ok: false, failure: { code: 'corpus-zip' } })
  })

  test('that unpack to more than the limit are refused while they are unpacked, whatever they say', async () => {
    const bomb = new Uint8Array(deflateRawSync(new Uint8Array(fileLimits.corpus + 1), { level: 9 }))
    const name = utf8('eng.txt')
    const local = new DataView(new ArrayBuffer(30))
    local.setUint32(0, 0x04034b50, true)
    local.setUint16(26, name.length, true)
    const entry = new DataView(new ArrayBuffer(46))
    entry.setUint32(0, 0x02014b50, true)
    entry.setUint16(10, 8, true)
    entry.setUint32(20, bomb.length, true)
    // What the file says: ten bytes.
    entry.setUint32(24, 10, true)
    entry.setUint16(28, name.length, true)
    const end = new DataView(new ArrayBuffer(22))
    end.setUint32(0, 0x06054b50, true)
    end.setUint16(10, 1, true)
    end.setUint32(12, 46 + name.length, true)
    end.setUint32(16, 30 + name.length + bomb.length, true)
    const outcome = await read(new Blob([local, name, bomb, entry, name, end]))
    expect(outcome).toEqual({ ok: false, failure: { code: 'too-large', values: { what: 'eng.txt', limit: '400 MB' } } })
  })

  test('of too many files are refused by their directory', async () => {
    const end = new DataView(new ArrayBuffer(22))
    end.setUint32(0, 0x06054b50, true)
    end.setUint16(10, MAX_CORPUS_FILES + 1, true)
    expect(await read(new Blob([end]))).toMatchObject({
      ok: false,
      failure: { code: 'too-many-files', values: { limit: MAX_CORPUS_FILES } },
    })
  })

  test('that are none say so', async () => {
    expect(await read(new Blob(['no zip file']))).toMatchObject({ ok: false, failure: { code: 'corpus-zip' } })
  })
})

test('a stream that brings more than its file says ends at the limit', async () => {
  const part = new Uint8Array(10_000_000)
  let given = 0
  const endless = Object.assign(new File(['x'], 'eng.txt'), {
    stream: () => new ReadableStream({ pull: (controller) => (given++, controller.enqueue(part)) }),
  })
  expect(await new ReadingServer().readText({ path: 'eng.txt', file: endless }, () => {})).toMatchObject({
    ok: false,
    failure: { code: 'too-large' },
  })
  expect(given).toBeLessThan(15)
})

describe('the client', () => {
  test('stops its worker when what was opened is read', async () => {
    const { client, workers } = localReading()
    expect(await client.readText({ path: 'a.txt', file: new File(['naïve'], 'a.txt') }, signal, () => {})).toEqual({
      ok: true,
      value: { text: 'naïve', byteOrderMark: false },
    })
    expect(workers.map(({ terminated }) => terminated)).toEqual([true])
  })

  test('ends with “cancelled” at once, and the worker with it', async () => {
    const { client, workers } = localReading()
    const controller = new AbortController()
    const reading = client.readFile(
      { path: 'a', file: new File([new Uint8Array(50_000_000)], 'a') },
      'tokenizer',
      controller.signal,
      () => {},
    )
    controller.abort()
    expect(await reading).toEqual({ ok: false, failure: { code: 'cancelled', values: {} } })
    expect(workers.every(({ terminated }) => terminated)).toBe(true)
  })

  test('keeps the corpus, answers for its texts, and reads it again where its worker broke', async () => {
    const { client, workers } = localReading()
    const outcome = await client.readCorpus(
      { files: [{ path: 'corpus.zip', file: zipOf(pair) }], known: [], assigned: [] },
      signal,
      () => {},
    )
    if (!outcome.ok) throw new Error(outcome.failure.code)
    const { corpus } = outcome.value
    const assigned = await corpus.assign([['deu', 'Dutch']])
    expect(assigned.ok && assigned.value.corpus.languages.map(({ code, name }) => `${code} ${name}`)).toEqual([
      'deu Dutch',
      'eng English',
    ])
    expect(await corpus.textOf('deu')).toEqual({ ok: true, value: { units: ['eins', 'zwei'], emptyItems: [2] } })
    workers.at(-1)?.fail('out of memory')
    expect(await corpus.textOf('eng')).toMatchObject({ ok: true, value: { units: ['one', 'two'] } })
    corpus.close()
    expect(await corpus.textOf('eng')).toMatchObject({ ok: false, failure: { code: 'cancelled' } })
    expect(workers.every(({ terminated }) => terminated)).toBe(true)
  })

  test('leaves a text out and takes it again', async () => {
    const { client } = localReading()
    const file = new File(['en\tnote\tde\na b\tc d\te f\n'], 'a.tsv')
    const outcome = await client.readCorpus(
      { files: [{ path: 'a.tsv', file }], known: [], assigned: [] },
      signal,
      () => {},
    )
    if (!outcome.ok) throw new Error(outcome.failure.code)
    const taken = async (assigned: readonly (readonly [string, string | null])[]) => {
      const again = await outcome.value.corpus.assign(assigned)
      return again.ok ? again.value.texts.filter(({ isTaken }) => isTaken).map(({ id }) => id) : []
    }
    expect(await taken([])).toEqual(['en', 'de'])
    expect(await taken([['de', null]])).toEqual(['en'])
    expect(
      await taken([
        ['de', ''],
        ['note', 'fr'],
      ]),
    ).toEqual(['en', 'de', 'note'])
    outcome.value.corpus.close()
  })
})
