// How long a link is for how much text, by ways of compressing and of writing bytes: `node bench/links.mjs`, or the suite
// `links` of `npm run bench`. Lengths only: nothing is timed, so the machine does not matter.
import { Buffer } from 'node:buffer'
import path from 'node:path'
import { brotliCompressSync, constants, deflateRawSync, gzipSync } from 'node:zlib'
import { readFileSync } from 'node:fs'
import { deflateSync } from 'fflate'
import { createServer } from 'vite'
import { DATA } from './encode.mjs'
import { writeTexts } from './texts.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
/** Characters of prose, those that links must carry among them. */
const LENGTHS = [50, 500, 5000, 8000, 20_000, 40_000]
const LIMIT = 32_000

/** Characters that a fragment may hold as they are (RFC 3986), for codes denser than base64: 6, 6.2 and 6.3 bits a character. */
const CODES = {
  'base64url (64 characters)': (bytes) => Buffer.from(bytes).toString('base64url').length,
  'base 73 (all unreserved and sub-delimiters that chats keep)': (bytes) =>
    Math.ceil((bytes.length * 8) / Math.log2(73)),
  'base 79 (all that a fragment may hold)': (bytes) => Math.ceil((bytes.length * 8) / Math.log2(79)),
}

const brotli = (json) =>
  brotliCompressSync(json, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT },
  })

/** Ways to compress the JSON of a link. `dictionary`: text that the reader of the link has too. */
function ways(dictionary) {
  return {
    'percent-encoded JSON': null,
    'fflate deflate-raw, level 1': (json) => deflateSync(json, { level: 1 }),
    'fflate deflate-raw, level 6': (json) => deflateSync(json, { level: 6 }),
    'fflate deflate-raw, level 9': (json) => deflateSync(json, { level: 9 }),
    'zlib deflate-raw, level 9': (json) => deflateRawSync(json, { level: 9 }),
    'zlib gzip, level 9': (json) => gzipSync(json, { level: 9 }),
    'fflate deflate-raw, level 9, preset dictionary': (json) => deflateSync(json, { level: 9, dictionary }),
    'brotli, quality 11 (no browser compresses it)': brotli,
  }
}

/** Lengths of links by text, way and code; `writeLink` is the application's own. */
export async function measureLinks() {
  const server = await createServer({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    server: { middlewareMode: true },
    appType: 'custom',
  })
  try {
    const { writeLink } = await server.ssrLoadModule('/src/state/links/link.ts')
    const { starts } = await server.ssrLoadModule('/src/state/links/shortForm.ts')
    const { texts, loadedSampleText, sampleIds } = await prepared(server)
    writeTexts(DATA)
    const start = starts.at(-1)
    const rows = []
    for (const language of ['english', 'chinese', 'hindi', 'code']) {
      const whole = readFileSync(path.join(DATA, `${language}-1000000.txt`), 'utf8')
      // The dictionary is the prose of the same language that follows, more than any real one would know of a text.
      const dictionary = Buffer.from(whole.slice(100_000, 132_000)).subarray(0, 32_000)
      for (const length of LENGTHS) {
        const text = whole.slice(0, length)
        const json = Buffer.from(JSON.stringify({ text }))
        const characters = {}
        for (const [way, compress] of Object.entries(ways(dictionary))) {
          characters[way] =
            compress === null
              ? encodeURIComponent(json.toString()).length
              : CODES['base64url (64 characters)'](compress(json))
        }
        const { fragment, status } = writeLink({ ...start, text })
        characters['the link'] = status === 'complete' ? fragment.length : null
        const bytes = deflateSync(json, { level: 9 })
        for (const [way, lengthOf] of Object.entries(CODES)) characters[`level 9 in ${way}`] = lengthOf(bytes)
        rows.push({ language, length, characters })
      }
    }
    const samples = sampleIds.map((sampleId) => {
      const content = { ...start, sampleId, text: texts[sampleId] }
      return {
        sampleId,
        named: writeLink(content, loadedSampleText).fragment.length,
        withText: writeLink(content).fragment.length,
      }
    })
    return { limit: LIMIT, rows, most: mostThatFits(writeLink, start), samples }
  } finally {
    await server.close()
  }
}

async function prepared(server) {
  const { sampleIds, sampleText, loadedSampleText } = await server.ssrLoadModule('/src/core/samples/samples.ts')
  const texts = Object.fromEntries(await Promise.all(sampleIds.map(async (id) => [id, await sampleText(id)])))
  return { texts, loadedSampleText, sampleIds }
}

/** The most characters of each text, to the hundred, whose link is complete. */
function mostThatFits(writeLink, start) {
  return ['english', 'chinese', 'hindi', 'code'].map((language) => {
    const whole = readFileSync(path.join(DATA, `${language}-1000000.txt`), 'utf8')
    let [fits, not] = [0, 2000]
    while (not - fits > 1) {
      const middle = (fits + not) >> 1
      if (writeLink({ ...start, text: whole.slice(0, middle * 100) }).status === 'complete') fits = middle
      else not = middle
    }
    return { language, characters: fits * 100 }
  })
}

if (process.argv[1] === import.meta.filename) {
  const { rows, most, samples } = await measureLinks()
  for (const { language, length, characters } of rows) {
    console.log(`${language}, ${length} characters`)
    console.table(characters)
  }
  console.table(most)
  console.table(samples)
}
