// Writes src/core/text/languageProfiles.json: for each language how probable its commonest letter trigrams are, from the
// preamble and the first articles of the Universal Declaration in public/corpora/udhr. The other articles are kept out, so
// that tests/core/text/unreadLanguages.test.ts can measure how often a language is known by it. Run by hand after
// prepare-udhr.mjs: node scripts/prepare-language-profiles.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { createServer } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '..')
const CORPUS = path.join(ROOT, 'public/corpora/udhr')
const ARTICLES = 20
const TRIGRAMS = 300
/** A smaller language is told from its neighbours too rarely to be worth a profile. */
const LEAST_SPEAKERS = 1_000_000
/** Scots and creoles with English words: English sentences look like them, and their readers know which it is. */
const NEAR_ENGLISH = new Set(['sco', 'pcm', 'kri', 'jam'])
/** −log₂ p is written in quarters of a bit, a digit of base 36 for each above this. */
const STEPS_PER_BIT = 4
const LEAST_BITS = 4
/** Of Han a text is judged by its script alone. */
const scriptOf = (script) => ({ Kore: 'Hang' })[script] ?? script
const skipped = new Set(['Hans', 'Hant', 'Hani', 'Jpan'])

const server = await createServer({
  root: ROOT,
  configFile: false,
  logLevel: 'error',
  server: { middlewareMode: true, hmr: false, ws: false },
  appType: 'custom',
})
const { trigramsOf } = await server.ssrLoadModule('/src/core/text/trigrams.ts')
await server.close()

const { languages } = JSON.parse(readFileSync(path.join(CORPUS, 'index.json'), 'utf8'))
const texts = new Map()
for (const { code, iso639_3, script, speakers } of languages) {
  if (iso639_3 === null || speakers === null || speakers < LEAST_SPEAKERS) continue
  if (skipped.has(script) || NEAR_ENGLISH.has(iso639_3)) continue
  const { preamble, articles } = JSON.parse(gunzipSync(readFileSync(path.join(CORPUS, `${code}.gzip`))).toString())
  const [language] = Intl.getCanonicalLocales(iso639_3)
  const key = `${language} ${scriptOf(script)}`
  texts.set(key, [...(texts.get(key) ?? []), ...(preamble ?? []), ...articles.slice(0, ARTICLES).flat()])
}

const profiles = [...texts].map(([key, lines]) => {
  const [language, script] = key.split(' ')
  const counts = new Map()
  let all = 0
  for (const line of lines)
    for (const trigram of trigramsOf(line, script)) {
      counts.set(trigram, (counts.get(trigram) ?? 0) + 1)
      all++
    }
  const commonest = [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1)).slice(0, TRIGRAMS)
  const kept = commonest.reduce((sum, [, count]) => sum + count, 0)
  const steps = commonest.map(([, count]) => Math.round(STEPS_PER_BIT * (Math.log2(all / count) - LEAST_BITS)))
  return {
    language,
    script,
    trigrams: commonest.map(([trigram]) => trigram).join(''),
    bits: steps.map((step) => Math.min(35, Math.max(0, step)).toString(36)).join(''),
    rest: Math.round(10_000 * Math.max(1 / all, 1 - kept / all)) / 10_000,
  }
})
const shared = profiles.filter(({ script }) => profiles.filter((one) => one.script === script).length > 1)
const lines = shared.map((profile) => `  ${JSON.stringify(profile)}`).join(',\n')
writeFileSync(
  path.join(ROOT, 'src/core/text/languageProfiles.json'),
  `{\n "source": "Universal Declaration of Human Rights, preamble and articles 1 to ${ARTICLES}",\n "profiles": [\n${lines}\n ]\n}\n`,
)
console.log(`${shared.length} languages`)
