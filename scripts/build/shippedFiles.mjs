// Describes every file of the build to the service worker: its part of the application, its size, its hash. The service
// worker serves files of these hashes only, which is how versions never mix.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

/** The part of the application that a file belongs to, by its path in the build; `page`: what every visit needs. */
const groups = [
  [/^(?:tokenizers|multiword)\//, 'tokenizers'],
  [/^corpora\//, 'corpora'],
  // Weights beside a graph: too large to be kept unless the reader says so.
  [/^models\/.*\.onnx_data/, 'largeWeights'],
  [/^models\//, 'languageModels'],
  [/^unicode-names\//, 'names'],
  [/^fonts\//, 'fonts'],
  [/^assets\/(?:ort-|transformers)/, 'runtime'],
]

/** Files for people and servers, which the page never asks for. */
export const unusedByPage = ['**/*.md', '**/LICENSE*', '**/card.json', '**/generation_config.json']

function sri(bytes) {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`
}

/** Some servers unpack a `.gzip` file on the way: both forms are right. */
function integrityOf(file, bytes) {
  return file.endsWith('.gzip') ? `${sri(bytes)} ${sri(gunzipSync(bytes))}` : sri(bytes)
}

/** The plugin that learns where the build goes, and what Workbox calls a transform of its manifest. */
export function describeFiles() {
  let folder = ''
  return {
    plugin: {
      name: 'tessera:describe-files',
      configResolved({ root, build }) {
        folder = path.resolve(root, build.outDir)
      },
    },
    transform: (entries) => ({
      manifest: entries.map(({ url, size }) => {
        const bytes = readFileSync(path.join(folder, url))
        // The bundler's file names hold a hash of the content.
        const revision = url.startsWith('assets/')
          ? null
          : createHash('sha256').update(bytes).digest('hex').slice(0, 16)
        const group = groups.find(([pattern]) => pattern.test(url))?.[1] ?? 'page'
        return { url, revision, integrity: integrityOf(url, bytes), size, bytes: bytes.length, group }
      }),
      warnings: [],
    }),
  }
}
