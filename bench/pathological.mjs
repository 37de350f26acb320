// Suite "pathological": texts that repeat one thing and never end a piece, by every kind of tokenizer, at 10,000, 100,000 and
// 1,000,000 repetitions. What counts is how the time grows: the exponent between the two longer texts is 1 where it is linear.
// Runs in Node, as the engine is the same. `node bench/pathological.mjs [tokenizer,…]` alone, or in `npm run bench`.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { createServer } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '..')
const TIMES = [10_000, 100_000, 1_000_000]
/** Milliseconds: a longer text is not tried where the shorter one took so long. */
const PATIENCE = 20_000
const REPEATED = {
  a: 'a',
  space: ' ',
  caret: '^',
  'combining mark': '\u0301',
  emoji: '👩‍👩‍👧',
  digits: '7',
  'line feeds': '\n',
  'letters without a space': 'abcdefghijklmnopqrstuvwxyz',
}
const SHIPPED = [
  'gpt2',
  'cl100k_base',
  'o200k_base',
  'qwen3',
  'deepseek-v3',
  'mistral-nemo',
  'smollm2',
  'tessera-superword-16k',
  'byt5',
  'canine',
]
/** Kinds of tokenizer.json, small. */
const FILES = [
  'wordpiece',
  'unigram',
  'unigram-byte-fallback',
  'sentencepiece-bpe',
  'byte-level-nfc',
  'word-level',
  'characters',
  'bpe-suffix',
]
const ADAPTED = [
  'adapt:gpt2:zip2zip;codes=1024;most=5',
  'adapt:gpt2:dynamic-bpe;merges=100',
  'adapt:gpt2:words',
  'adapt:gpt2:longest-prefix',
  'adapt:gpt2:longest-token',
  'adapt:gpt2:least-tokens',
]

/** How tokenizers are loaded, of the sources as they are. */
async function openLoaders(vite) {
  const load = (module) => vite.ssrLoadModule(`/src/${module}.ts`)
  const [{ loadShipped }, { createStagedTokenizer }, { parseReference }, adaptive, groups, readings] =
    await Promise.all(
      [
        'platform/tokenizers/shipped',
        'core/tokenizers/stages/stagedTokenizer',
        'core/tokenizers/reference',
        'core/tokenizers/adaptive/adaptiveTokenizer',
        'core/tokenizers/adaptive/groupedTokenizer',
        'core/segmenters/readingTokenizer',
      ].map(load),
    )
  const valueOf = (made) => {
    if (!made.ok) throw new Error(JSON.stringify(made.failure))
    return made.value
  }
  const shipped = async (id) =>
    valueOf(
      await loadShipped(id, {
        assetsBase: 'file:///',
        signal: new AbortController().signal,
        onProgress: () => {},
      }),
    )
  const file = (name) =>
    valueOf(
      createStagedTokenizer(
        {
          tokenizerJson: JSON.parse(readFileSync(path.join(ROOT, `tests/fixtures/tokenizers/${name}.json`), 'utf8')),
          tokenizerConfig: null,
        },
        { id: name, aliases: [], name, usedBy: [], contextLength: null, licence: 'none' },
      ),
    )
  const adapted = async (reference) => {
    const { base, adaptation } = parseReference(reference)
    const original = await shipped(base)
    const { method } = adaptation
    if (method === 'zip2zip') return valueOf(adaptive.createAdaptive(reference, original, adaptation))
    const isGrouped = method === 'words' || method === 'dynamic-bpe'
    return valueOf((isGrouped ? groups.createGrouped : readings.createReading)(reference, original, adaptation))
  }
  return { shipped, file, adapted }
}

/** Shipped files are fetched; here they are read. */
function serveFiles() {
  globalThis.fetch = async (url) => new Response(readFileSync(path.join(ROOT, 'public', new URL(String(url)).pathname)))
}

const asText = { addSpecialTokens: false, parseSpecialTokens: false }

function timesOf(tokenizer, repeated) {
  const milliseconds = []
  for (const times of TIMES) {
    const text = repeated.repeat(times / repeated.length < 1 ? 1 : Math.ceil(times / repeated.length))
    const started = performance.now()
    tokenizer.encode(text, asText)
    milliseconds.push(performance.now() - started)
    if ((milliseconds.at(-1) ?? 0) > PATIENCE) break
  }
  return milliseconds
}

/**
 * @param only references, or null for all
 * @param onRow is told of each row as it is measured
 */
export async function measurePathological(only = null, onRow = () => {}) {
  const fetched = globalThis.fetch
  serveFiles()
  const vite = await createServer({
    root: ROOT,
    appType: 'custom',
    logLevel: 'error',
    server: { middlewareMode: true, hmr: false, watch: null },
  })
  const rows = []
  try {
    const { shipped, file, adapted } = await openLoaders(vite)
    const kinds = [
      ...SHIPPED.map((id) => [id, () => shipped(id)]),
      ...FILES.map((name) => [`file: ${name}`, () => file(name)]),
      ...ADAPTED.map((reference) => [reference, () => adapted(reference)]),
    ].filter(([name]) => only === null || only.includes(name))
    for (const [tokenizer, load] of kinds) {
      const loaded = await load()
      // What is compiled and built at the first text is not what grows.
      for (const repeated of Object.values(REPEATED)) loaded.encode(repeated.repeat(300), asText)
      for (const [text, repeated] of Object.entries(REPEATED)) {
        const milliseconds = timesOf(loaded, repeated)
        const [, shorter = NaN, longer = NaN] = milliseconds
        const exponent = Math.log10(longer / shorter)
        const row = {
          tokenizer,
          text,
          milliseconds: milliseconds.map((one) => Math.round(one * 10) / 10),
          exponent: Number.isNaN(exponent) ? null : Math.round(exponent * 100) / 100,
        }
        rows.push(row)
        onRow(row)
      }
    }
  } finally {
    await vite.close()
    globalThis.fetch = fetched
  }
  return { rows, worstExponent: rows.reduce((worst, { exponent }) => Math.max(worst, exponent ?? Infinity), 0) }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const only = process.argv[2]?.split(',') ?? null
  await measurePathological(only, ({ tokenizer, text, milliseconds, exponent }) =>
    console.log(tokenizer.padEnd(40), text.padEnd(26), milliseconds.join(' ').padStart(24), exponent),
  )
}
