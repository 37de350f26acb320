/** The files that the application is made of, as the build describes them to the service worker, and where each is kept. Pure. */

/**
 * `page`: what every visit needs, fetched when the service worker is installed. `largeWeights`: kept only when the reader
 * says so. All others are kept when first used.
 */
export const groups = [
  'page',
  'tokenizers',
  'corpora',
  'languageModels',
  'largeWeights',
  'names',
  'fonts',
  'runtime',
] as const
export type FileGroup = (typeof groups)[number]

export interface ShippedFile {
  /** Relative to the folder that the page is served from. */
  readonly url: string
  /** A hash of the content; null if the name holds one. */
  readonly revision: string | null
  /** As `integrity` of a fetch: one hash, or two where either form of the file is right. */
  readonly integrity: string
  readonly bytes: number
  readonly group: FileGroup
}

const PREFIX = 'tessera-files'

/** The caches of the application served from `scope`: several may share an origin. */
export interface CacheNames {
  readonly page: string
  /** What tabs of the version before may still ask for. */
  readonly previousPage: string
  readonly kept: Readonly<Record<Exclude<FileGroup, 'page'>, string>>
}

export function cacheNamesOf(scope: string): CacheNames {
  const name = (part: string): string => `${PREFIX} ${part} ${scope}`
  return {
    page: name('page'),
    previousPage: name('page-before'),
    kept: {
      tokenizers: name('tokenizers'),
      corpora: name('corpora'),
      languageModels: name('language-models'),
      largeWeights: name('large-weights'),
      names: name('names'),
      fonts: name('fonts'),
      runtime: name('runtime'),
    },
  }
}

/** The address under which a file is kept: it names the content, so that another version's file is never taken for it. */
export function keptAddress({ url, integrity }: ShippedFile, scope: string): string {
  const address = new URL(url, scope)
  address.searchParams.set('content', integrity.split(' ')[0] ?? integrity)
  return address.href
}
