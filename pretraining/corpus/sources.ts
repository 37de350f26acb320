/** The corpus' sources: which package, under which licence, and how its documents are read. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Document } from './document.ts'
import { htmlPage, mallardPage } from './extract/pages.ts'
import { swordChapters } from './extract/sword.ts'
import { wordNetGlosses } from './extract/wordNet.ts'
import { filesBelow } from './packages.ts'

export interface Source {
  readonly id: string
  readonly title: string
  /** Packages whose name begins so. */
  readonly packagePrefix: string
  readonly licence: string
  readonly url: string
  readonly documents: (packageName: string, folder: string) => Iterable<Document>
}

const LIBREOFFICE = 'libreoffice-help-'
/** Of sources with many languages, those of the mix: the source's code to ours. */
const LANGUAGES: Readonly<Record<string, string>> = {
  C: 'en', 'en-US': 'en', 'en-us': 'en', ar: 'ar', 'ar-MA': 'ar', cs: 'cs', 'cs-CZ': 'cs', de: 'de', 'de-DE': 'de', dz: 'dz', el: 'el', 'el-GR': 'el',
  es: 'es', 'es-ES': 'es', fa: 'fa', 'fa-IR': 'fa', fr: 'fr', 'fr-FR': 'fr', gu: 'gu', hi: 'hi', id: 'id', 'id-ID': 'id', it: 'it', 'it-IT': 'it',
  ja: 'ja', 'ja-JP': 'ja', km: 'km', ko: 'ko', 'ko-KR': 'ko', mr: 'mr', nl: 'nl', 'nl-NL': 'nl', pl: 'pl', 'pl-PL': 'pl',
  pt_BR: 'pt', 'pt-BR': 'pt', 'pt-br': 'pt', ru: 'ru', 'ru-RU': 'ru', ta: 'ta', te: 'te', tr: 'tr', 'tr-TR': 'tr', uk: 'uk', vi: 'vi', 'vi-VN': 'vi',
  zh_CN: 'zh-CN', 'zh-CN': 'zh-CN', 'zh-cn': 'zh-CN',
}

function* sword(source: string, language: string, folder: string): Iterable<Document> {
  for (const file of filesBelow(folder).filter((name) => name.endsWith('.bzs'))) {
    const index = path.join(folder, file)
    const chapters = swordChapters(readFileSync(index), readFileSync(index.replace(/\.bzs$/u, '.bzz')))
    for (const [chapter, blocks] of chapters) yield { source, language, key: `bible ${chapter}`, blocks }
  }
}

function* pages(source: string, folder: string, languageOf: (file: string) => string | undefined, keyOf: (file: string) => string, read: (text: string) => string[], extension: string): Iterable<Document> {
  for (const file of filesBelow(folder).filter((name) => name.endsWith(extension))) {
    const language = languageOf(file)
    if (language !== undefined) yield { source, language, key: `${source} ${keyOf(file)}`, blocks: read(readFileSync(path.join(folder, file), 'utf8')) }
  }
}

const withoutFirst = (file: string) => file.split('/').slice(1).join('/')

export const sources: readonly Source[] = [
  {
    id: 'web',
    title: 'A modern English Bible in the public domain (text of the World English Bible, here filtered and cut)',
    packagePrefix: 'sword-text-web',
    licence: 'public domain; its name is a trademark of eBible.org',
    url: 'https://ebible.org/web/',
    documents: (_, folder) => sword('web', 'en', folder),
  },
  { id: 'kjv', title: 'King James Version', packagePrefix: 'sword-text-kjv', licence: 'public domain', url: 'https://ebible.org/eng-kjv2006/', documents: (_, folder) => sword('kjv', 'en', folder) },
  { id: 'mhcc', title: "Matthew Henry's Concise Commentary", packagePrefix: 'sword-comm-mhcc', licence: 'public domain', url: 'https://ccel.org/ccel/henry/mhcc', documents: (_, folder) => sword('mhcc', 'en', folder) },
  { id: 'sparv', title: 'Reina-Valera 1909', packagePrefix: 'sword-text-sparv', licence: 'public domain', url: 'https://ebible.org/spaRV1909/', documents: (_, folder) => sword('sparv', 'es', folder) },
  {
    id: 'wordnet',
    title: 'WordNet 3.0, glosses and examples',
    packagePrefix: 'dict-wn',
    licence: 'WordNet 3.0 License',
    url: 'https://wordnet.princeton.edu/',
    *documents(_, folder) {
      const glosses = wordNetGlosses(gunzipSync(readFileSync(path.join(folder, 'usr/share/dictd/wn.dict.dz'))).toString('utf8'))
      for (const [letters, blocks] of glosses) yield { source: 'wordnet', language: 'en', key: `wordnet ${letters}`, blocks }
    },
  },
  {
    id: 'python',
    title: 'Python 3.11 documentation',
    packagePrefix: 'python3.11-doc',
    licence: 'PSF License Version 2',
    url: 'https://docs.python.org/3.11/',
    documents: (_, folder) => pages('python', path.join(folder, 'usr/share/doc/python3.11/html'), () => 'en', (file) => file, (text) => htmlPage(text, '<div class="body"'), '.html'),
  },
  {
    id: 'postgresql',
    title: 'PostgreSQL 15 documentation',
    packagePrefix: 'postgresql-doc-15',
    licence: 'PostgreSQL License',
    url: 'https://www.postgresql.org/docs/15/',
    documents: (_, folder) => pages('postgresql', path.join(folder, 'usr/share/doc/postgresql-doc-15/html'), () => 'en', (file) => file, (text) => htmlPage(text, '<body'), '.html'),
  },
  {
    id: 'libreoffice',
    title: 'LibreOffice 7.4 help',
    packagePrefix: LIBREOFFICE,
    licence: 'MPL-2.0',
    url: 'https://help.libreoffice.org/',
    documents: (name, folder) =>
      pages('libreoffice', path.join(folder, 'usr/share/libreoffice/help'), () => LANGUAGES[name.slice(LIBREOFFICE.length)], withoutFirst, (text) => htmlPage(text, '<div id="DisplayArea"'), '.html'),
  },
  {
    id: 'gnome',
    title: 'GNOME help 43',
    packagePrefix: 'gnome-user-docs',
    licence: 'CC-BY-SA-3.0',
    url: 'https://help.gnome.org/',
    documents: (_, folder) => pages('gnome', path.join(folder, 'usr/share/help'), (file) => LANGUAGES[file.split('/')[0] ?? ''], withoutFirst, mallardPage, '.page'),
  },
  {
    id: 'handbook',
    title: "The Debian Administrator's Handbook",
    packagePrefix: 'debian-handbook',
    licence: 'CC-BY-SA-3.0 (or, at your option, GPL-2+)',
    url: 'https://debian-handbook.info/',
    documents: (_, folder) => pages('handbook', path.join(folder, 'usr/share/doc/debian-handbook/html'), (file) => LANGUAGES[file.split('/')[0] ?? ''], withoutFirst, (text) => htmlPage(text, '<body'), '.html'),
  },
]
