/**
 * The files of a tokenizer in a repository that has no tokenizer.json: the first of those that are known of, in the order of
 * how much they say, with the configuration beside it. Of a GGUF file only the header is fetched, by ranges. Builds nothing.
 */
import type { TokenizerFormatId } from '../../core/files/fileFormats.ts'
import { isTokenizerFormat } from '../../core/files/fileFormats.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { defaultStallMilliseconds, fetchBytes } from './fetching.ts'
import {
  authorization,
  classifyHubAnswer,
  fetchHubFile,
  isAbsent,
  resolveUrl,
  type HubLocation,
  type HubOptions,
} from './hub.ts'
import { listFolder, type ListedFile } from './hubFolder.ts'
import { formatOf, type NamedBytes } from './openTokenizer.ts'
import { readHeader } from './readHeader.ts'

export interface OtherFiles {
  readonly id: TokenizerFormatId
  readonly main: NamedBytes
  readonly beside: readonly NamedBytes[]
  /** The commit that the hub says it answered from; null if it did not say. */
  readonly commit: string | null
}

/** A tokenizer's own file, and what else it takes. */
const CANDIDATES: readonly (readonly [main: string, ...needed: readonly string[]])[] = [
  ['tekken.json'],
  ['tokenizer.model'],
  ['spiece.model'],
  ['sentencepiece.bpe.model'],
  ['sentencepiece.model'],
  ['vocab.json', 'merges.txt'],
  ['vocab.txt'],
]
const CONFIGURATION = ['tokenizer_config.json', 'special_tokens_map.json', 'added_tokens.json', 'chat_template.jinja']

/** What a GGUF file is called that holds no language model, or not its beginning. */
const WITHOUT_HEADER = /mmproj|imatrix|-(?!00001)\d{5}-of-\d{5}\.gguf$/i
const RANGE_NOT_SATISFIABLE = 416

/**
 * Failures: `no-tokenizer-json` {what, where} if it has none of them, those of `fetchHubFile`, `damaged-file` {what, kind, detail}.
 */
export async function fetchOtherFiles(location: HubLocation, options: HubOptions): Promise<Outcome<OtherFiles>> {
  const listed = await listFolder(location, '', options.signal, 'no-tokenizer-json')
  if (!listed.ok && listed.failure.code === 'cancelled') return listed
  const list = listed.ok ? listed.value : null
  const may = (path: string): boolean => list === null || list.some((file) => file.path === path)
  let commit: string | null = null
  /** null if the repository has no such file. */
  const get = async (path: string): Promise<Outcome<NamedBytes | null>> => {
    if (!may(path)) return succeed(null)
    const fetched = await fetchHubFile(location, path, options, (response) => {
      commit ??= response.headers.get('x-repo-commit')
    })
    if (fetched.ok) return succeed({ name: path, bytes: Uint8Array.from(fetched.value).buffer })
    return isAbsent(fetched.failure) ? succeed(null) : fetched
  }
  for (const paths of CANDIDATES) {
    const found = await all(paths, get)
    if (!found.ok) return found
    const [main, ...needed] = found.value ?? []
    if (main === undefined) continue
    const id = formatOf(main)
    if (!isTokenizerFormat(id)) continue
    const configuration = await each(CONFIGURATION, get)
    if (!configuration.ok) return configuration
    return succeed({ id, main, beside: [...needed, ...configuration.value], commit })
  }
  return fromGguf(location, list ?? [], options)
}

type Get = (path: string) => Promise<Outcome<NamedBytes | null>>

/** null if one of them is not there. */
async function all(paths: readonly string[], get: Get): Promise<Outcome<readonly NamedBytes[] | null>> {
  const found: NamedBytes[] = []
  for (const path of paths) {
    const file = await get(path)
    if (!file.ok) return file
    if (file.value === null) return succeed(null)
    found.push(file.value)
  }
  return succeed(found)
}

/** Those that are there. */
async function each(paths: readonly string[], get: Get): Promise<Outcome<readonly NamedBytes[]>> {
  const found: NamedBytes[] = []
  for (const path of paths) {
    const file = await get(path)
    if (!file.ok) return file
    if (file.value !== null) found.push(file.value)
  }
  return succeed(found)
}

/** All GGUF files of a repository have one tokenizer: the smallest one that begins a language model is as good as any. */
async function fromGguf(
  location: HubLocation,
  list: readonly ListedFile[],
  options: HubOptions,
): Promise<Outcome<OtherFiles>> {
  const [smallest] = list
    .filter(({ path }) => /\.gguf$/i.test(path) && !WITHOUT_HEADER.test(path))
    .toSorted((one, other) => (one.bytes ?? Infinity) - (other.bytes ?? Infinity))
  if (smallest === undefined)
    return fail('no-tokenizer-json', { what: location.repository, where: new URL(location.address).host })
  const { path } = smallest
  let commit: string | null = null
  const header = await readHeader(path, async (from, to) => {
    let isBehindEnd = false
    const fetched = await fetchBytes(
      resolveUrl(location, path),
      {
        signal: options.signal,
        limitBytes: to - from,
        stallMilliseconds: options.stallMilliseconds ?? defaultStallMilliseconds,
        headers: { ...authorization(location), range: `bytes=${from}-${to - 1}` },
        onProgress: (loaded) => options.onProgress(path, from + loaded, null),
      },
      (response) => {
        commit ??= response.headers.get('x-repo-commit')
        isBehindEnd = response.status === RANGE_NOT_SATISFIABLE
        return classifyHubAnswer(response, location, path)
      },
    )
    return isBehindEnd ? succeed(new Uint8Array(0)) : fetched
  })
  if (!header.ok) return header
  return succeed({ id: 'gguf', main: { name: path, bytes: header.value.buffer }, beside: [], commit })
}
