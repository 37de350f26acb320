// A static file server for the built application, for `npm start` and the browser tests: right types, real 404s,
// cross-origin isolation, compression, any sub-path. Serves files; knows nothing of the application.
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import path from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { isolationHeaders, securityHeaders } from './build/securityHeaders.mjs'

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
}
const COMPRESSED = new Set(['.html', '.js', '.mjs', '.css', '.json', '.svg', '.txt', '.md'])

/** What files were when they were compressed, and what came of it: pages ask for the same files again and again. */
const compressedFiles = new Map()

/** The bytes of a file in gzip. */
function compress(file, { mtimeMs, size }) {
  const state = `${mtimeMs} ${size}`
  const known = compressedFiles.get(file)
  if (known?.state === state) return known.bytes
  const bytes = readFile(file).then(promisify(gzip))
  compressedFiles.set(file, { state, bytes })
  return bytes
}

/** The file that a request's path names inside `folder`, or null where it leaves the folder or the base path. */
function fileOf(folder, basePath, requestUrl) {
  let pathname
  try {
    pathname = decodeURIComponent(new URL(requestUrl, 'http://server').pathname)
  } catch {
    return null
  }
  if (!pathname.startsWith(basePath) || pathname.includes('\0')) return null
  const file = path.resolve(folder, `.${path.posix.normalize(`/${pathname.slice(basePath.length)}`)}`)
  if (file !== folder && !file.startsWith(folder + path.sep)) return null
  return pathname.endsWith('/') ? path.join(file, 'index.html') : file
}

/**
 * Serves `folder` under `basePath` (with slashes at both ends) on 127.0.0.1, on `port` or, where that is taken, the
 * next free one; 0: any. `sendsHeaders`: with the security headers, which not every host can send; `isIsolated`: with
 * those of cross-origin isolation among them.
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startStaticServer({
  folder,
  basePath = '/',
  port = 0,
  sendsHeaders = true,
  isIsolated = sendsHeaders,
}) {
  const sent = Object.entries(sendsHeaders ? securityHeaders : {}).filter(
    ([name]) => isIsolated || !(name in isolationHeaders),
  )
  const root = path.resolve(folder)
  const server = createServer(async (request, response) => {
    for (const [name, value] of sent) response.setHeader(name, value)
    response.setHeader('Cache-Control', 'no-cache')
    if (request.method !== 'GET' && request.method !== 'HEAD') return response.writeHead(405).end()
    const file = fileOf(root, basePath, request.url ?? '/')
    const found = file === null ? null : await stat(file).catch(() => null)
    if (file === null || found === null || !found.isFile()) {
      return response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n')
    }
    const extension = path.extname(file)
    response.setHeader('Content-Type', TYPES[extension] ?? 'application/octet-stream')
    const compressed = COMPRESSED.has(extension) && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''))
    if (compressed) response.setHeader('Content-Encoding', 'gzip')
    else response.setHeader('Content-Length', found.size)
    response.writeHead(200)
    if (request.method === 'HEAD') return response.end()
    if (compressed) {
      const bytes = await compress(file, found).catch(() => null)
      return bytes === null ? response.destroy() : response.end(bytes)
    }
    const stream = createReadStream(file)
    stream.on('error', () => response.destroy())
    return stream.pipe(response)
  })
  const listening = await listen(server, port)
  return {
    url: `http://127.0.0.1:${listening}${basePath}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      if (error.code === 'EADDRINUSE' && port !== 0) resolve(listen(server, port + 1))
      else reject(error)
    })
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error')
      resolve(server.address().port)
    })
  })
}
