/** One file: its bytes, its progress, its limit of size. What a hub adds to that is in hub.test.ts. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterEach, expect, test } from 'vitest'
import { fetchBytes, type FetchOptions } from '../../../src/platform/tokenizers/fetching.ts'

let server: Server | null = null

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function serve(listener: RequestListener): Promise<string> {
  const started = createServer(listener)
  server = started
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve))
  const address = started.address()
  if (typeof address !== 'object' || address === null) throw new Error('the server has no address')
  return `http://127.0.0.1:${address.port}/folder/file.bin`
}

const options = (changes: Partial<FetchOptions> = {}): FetchOptions => ({
  signal: new AbortController().signal,
  onProgress: () => {},
  limitBytes: 1000,
  stallMilliseconds: 1000,
  ...changes,
})

test('takes exactly the limit and not one byte more, announced or not', async () => {
  for (const announced of [true, false]) {
    for (const length of [1000, 1001]) {
      const url = await serve((_, response) => {
        if (announced) response.setHeader('content-length', length)
        response.write(Buffer.alloc(400, 1))
        response.end(Buffer.alloc(length - 400, 2))
      })
      const fetched = await fetchBytes(url, options(), () => null)
      if (length === 1000)
        expect(fetched).toEqual({ ok: true, value: Uint8Array.from({ length: 1000 }, (_, at) => (at < 400 ? 1 : 2)) })
      else
        expect(fetched).toEqual({
          ok: false,
          failure: { code: 'too-large', values: { what: 'file.bin', limit: '0.001 MB' } },
        })
      server?.close()
    }
  }
})

test('lets go of the connection when the announced length is over the limit', async () => {
  let closed: (() => void) | undefined
  const connectionClosed = new Promise<void>((resolve) => (closed = resolve))
  const url = await serve((_, response) => {
    response.on('close', () => closed?.())
    response.writeHead(200, { 'content-length': 5000 })
    response.write('x')
  })
  expect(await fetchBytes(url, options(), () => null)).toMatchObject({ ok: false, failure: { code: 'too-large' } })
  await connectionClosed
})

test('names no total for a compressed body, whose announced length is another', async () => {
  const body = Buffer.alloc(900, 'a')
  const compressed = gzipSync(body)
  const url = await serve((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': compressed.length })
    response.end(compressed)
  })
  const totals: (number | null)[] = []
  const fetched = await fetchBytes(url, options({ onProgress: (_, total) => totals.push(total) }), () => null)
  expect(fetched).toEqual({ ok: true, value: new Uint8Array(body) })
  expect(new Set(totals)).toEqual(new Set([null]))
})

test('gives the failure that the status is classified as, and sends the headers', async () => {
  let authorization: string | undefined
  const url = await serve((request, response) => {
    authorization = request.headers.authorization
    response.writeHead(418)
    response.end()
  })
  const fetched = await fetchBytes(url, options({ headers: { authorization: 'Bearer x' } }), (response) => ({
    code: 'server',
    values: { status: response.status },
  }))
  expect(fetched).toEqual({ ok: false, failure: { code: 'server', values: { status: 418 } } })
  expect(authorization).toBe('Bearer x')
})

test('a signal that was aborted before fetches nothing', async () => {
  let asked = 0
  const url = await serve((_, response) => {
    asked++
    response.end()
  })
  const fetched = await fetchBytes(url, options({ signal: AbortSignal.abort() }), () => null)
  expect(fetched).toEqual({ ok: false, failure: { code: 'cancelled', values: {} } })
  expect(asked).toBe(0)
})
