/** Fetches the Universal Declaration's texts: the list of languages once, then one small file per language when it is asked for. */
import { gunzipSync } from 'fflate'
import {
  declarationCorpus,
  declarationLanguages,
  declarationUnits,
  readDeclarationIndex,
  type DeclarationGrain,
  type DeclarationIndex,
} from '../../../core/corpora/declaration.ts'
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import { proposedLanguages } from '../../../core/corpora/proposedLanguages.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { defaultStallMilliseconds, fetchBytes } from '../../../platform/tokenizers/fetching.ts'
import type { CorpusSource } from './corpusTexts.ts'

const FOLDER = 'corpora/udhr/'

/** More than the list of languages or any text takes. */
const LIMIT_BYTES = 20_000_000

/** How a fetch is followed, and stopped. */
export interface FetchWatch {
  readonly signal: AbortSignal
  readonly onProgress: (loadedBytes: number, totalBytes: number | null) => void
}

const unwatched = (): FetchWatch => ({ signal: new AbortController().signal, onProgress: () => {} })

/** The bytes of a file of the page. Failures: those of `fetchBytes`, `not-found`, `server`. */
function fetchFile(name: string, assetsBase: string, watch: FetchWatch): Promise<Outcome<Uint8Array>> {
  const address = new URL(`${FOLDER}${name}`, assetsBase)
  const where = address.host
  return fetchBytes(
    address.href,
    { ...watch, limitBytes: LIMIT_BYTES, stallMilliseconds: defaultStallMilliseconds },
    ({ ok, status }) => {
      if (status === 404) return { code: 'not-found', values: { what: name, where } }
      return ok ? null : { code: 'server', values: { where, status } }
    },
  )
}

function parse(bytes: Uint8Array): unknown {
  try {
    // Servers that know the ending unpack it on the way.
    const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b
    return JSON.parse(new TextDecoder().decode(isPacked ? gunzipSync(bytes) : bytes))
  } catch {
    return null
  }
}

/** The list of languages. */
async function fetchDeclarationIndex(
  assetsBase: string,
  watch: FetchWatch = unwatched(),
): Promise<Outcome<DeclarationIndex>> {
  const file = await fetchFile('index.json', assetsBase, watch)
  if (!file.ok) return file
  const index = readDeclarationIndex(parse(file.value))
  return index === null ? fail('corpus-damaged', { what: 'index.json' }) : succeed(index)
}

/** What is known of languages, for corpora that know less; none if the list cannot be had. */
export async function knownLanguages(assetsBase: string): Promise<readonly CorpusLanguage[]> {
  const index = await fetchDeclarationIndex(assetsBase)
  return index.ok ? declarationLanguages(index.value) : []
}

export async function openDeclaration(
  assetsBase: string,
  grain: DeclarationGrain,
  watch: FetchWatch,
): Promise<Outcome<CorpusSource>> {
  const index = await fetchDeclarationIndex(assetsBase, watch)
  if (!index.ok) return index
  const corpus = declarationCorpus(index.value, grain)
  return succeed({
    keyed: { key: corpus.id, proposed: proposedLanguages, corpus },
    keepsTexts: false,
    read: async (code) => {
      const name = `${code}.gzip`
      const file = await fetchFile(name, assetsBase, unwatched())
      if (!file.ok) return file
      const units = declarationUnits(parse(file.value), index.value, grain)
      return units === null ? fail('corpus-damaged', { what: name }) : succeed({ units, emptyItems: [] })
    },
  })
}
