/**
 * The files of a tokenizer from the hub, or from a server that speaks its URL scheme:
 * `{address}/{repository}/resolve/{revision}/{path}`. Builds nothing.
 */
import { fail, succeed, type Failure, type FailureCode, type Outcome } from '../../core/tokenizers/failure.ts'
import { defaultStallMilliseconds, fetchBytes } from './fetching.ts'
import { fileLimits } from '../../core/text/fileLimits.ts'
import { readJson } from './readJson.ts'

export interface HubLocation {
  readonly address: string
  readonly repository: string
  /** A branch, tag or commit. */
  readonly revision: string
  /** Sent to the hub's address and nowhere else. */
  readonly token: string | null
}

export interface HubOptions {
  readonly signal: AbortSignal
  readonly onProgress: (file: string, loadedBytes: number, totalBytes: number | null) => void
  readonly stallMilliseconds?: number
}

export interface HubFiles {
  readonly tokenizerJson: unknown
  /** null if the repository has no tokenizer_config.json. */
  readonly tokenizerConfig: unknown
  /** `chat_template.jinja`, where tokenizer_config.json has no chat template; null if there is none. */
  readonly chatTemplate: string | null
  /** The commit that the hub says it answered from (`X-Repo-Commit`); null if it did not say. */
  readonly commit: string | null
}

/** The address of a file; the parts of a path are escaped one by one, so that dots and slashes keep their meaning. */
export function resolveUrl({ address, repository, revision }: HubLocation, path: string): string {
  const escape = (parts: string): string => parts.split('/').map(encodeURIComponent).join('/')
  return `${address.replace(/\/+$/, '')}/${escape(repository)}/resolve/${encodeURIComponent(revision)}/${escape(path)}`
}

/**
 * What an answer of the hub means; null if it is good. The hub names the reason of a 401, 403 or 404 in
 * `X-Error-Code`; a server that does not is taken by its status. `missing`: the code for a file that the repository lacks.
 */
export function classifyHubAnswer(
  response: Response,
  location: HubLocation,
  path: string,
  missing: FailureCode = 'no-tokenizer-json',
): Failure | null {
  if (response.ok) return null
  const { repository, revision } = location
  const values = {
    what: repository,
    where: new URL(location.address).host,
    detail: `${revision}/${path}`,
    status: response.status,
  }
  switch (response.headers.get('x-error-code')) {
    case 'GatedRepo':
      return { code: 'gated', values }
    case 'RepoNotFound':
      return { code: 'not-found', values }
    case 'RevisionNotFound':
      return { code: 'not-found', values: { ...values, what: `${repository}@${revision}` } }
    case 'EntryNotFound':
      return { code: missing, values }
    default:
  }
  if (response.status === 401 || response.status === 403) return { code: 'gated', values }
  if (response.status === 404) return { code: 'not-found', values }
  return { code: 'server', values }
}

/** Whether a failure says that the repository lacks the file. */
export function isAbsent({ code }: Failure): boolean {
  return code === 'not-found' || code === 'no-tokenizer-json'
}

/**
 * The bytes of one file. Failures: those of `classifyHubAnswer` and of the fetch.
 *
 * @param onAnswer is told of a good or bad answer before its body is read
 */
export async function fetchHubFile(
  location: HubLocation,
  path: string,
  options: HubOptions,
  onAnswer: (response: Response) => void,
): Promise<Outcome<Uint8Array>> {
  return fetchBytes(
    resolveUrl(location, path),
    {
      signal: options.signal,
      limitBytes: fileLimits.tokenizer,
      stallMilliseconds: options.stallMilliseconds ?? defaultStallMilliseconds,
      headers: authorization(location),
      onProgress: (loaded, total) => options.onProgress(path, loaded, total),
    },
    (response) => {
      onAnswer(response)
      return classifyHubAnswer(response, location, path)
    },
  )
}

export function authorization({ token }: HubLocation): Readonly<Record<string, string>> {
  return token === null ? {} : { authorization: `Bearer ${token}` }
}

/**
 * tokenizer.json and tokenizer_config.json. Failures: `not-found`, `gated`, `no-tokenizer-json`, `server` {what, where,
 * status}, `not-json` {what}, `bad-reference` (an address that is none), and those of the fetch.
 */
export async function fetchHubFiles(location: HubLocation, options: HubOptions): Promise<Outcome<HubFiles>> {
  if (!URL.canParse(location.address)) return fail('bad-reference', { what: location.address })
  let commit: string | null = null
  const getBytes = (path: string): Promise<Outcome<Uint8Array>> =>
    fetchHubFile(location, path, options, (response) => {
      commit ??= response.headers.get('x-repo-commit')
    })
  const get = async (path: string): Promise<Outcome<unknown>> => {
    const fetched = await getBytes(path)
    return fetched.ok ? readJson(fetched.value, path) : fetched
  }
  const tokenizerJson = await get('tokenizer.json')
  if (!tokenizerJson.ok) {
    if (tokenizerJson.failure.code !== 'not-found') return tokenizerJson
    return (await repositoryExists(location, options))
      ? { ok: false, failure: { ...tokenizerJson.failure, code: 'no-tokenizer-json' } }
      : tokenizerJson
  }
  const config = await get('tokenizer_config.json')
  const absent = !config.ok && isAbsent(config.failure)
  if (!config.ok && !absent) return config
  const tokenizerConfig = config.ok ? config.value : null
  // A tokenizer without a chat is one all the same.
  const template = absent || hasChatTemplate(tokenizerConfig) ? null : await getBytes('chat_template.jinja')
  const chatTemplate = template?.ok === true ? new TextDecoder().decode(template.value) : null
  return succeed({ tokenizerJson: tokenizerJson.value, tokenizerConfig, chatTemplate, commit })
}

const hasChatTemplate = (config: unknown): boolean =>
  typeof config === 'object' && config !== null && 'chat_template' in config

/** For a server that answers a plain 404: whether the repository has anything at all. */
async function repositoryExists(location: HubLocation, options: HubOptions): Promise<boolean> {
  const fetched = await fetchBytes(
    resolveUrl(location, 'config.json'),
    {
      signal: options.signal,
      limitBytes: 1_000_000,
      stallMilliseconds: options.stallMilliseconds ?? defaultStallMilliseconds,
      headers: authorization(location),
      onProgress: () => {},
    },
    (response) => classifyHubAnswer(response, location, 'config.json'),
  )
  return fetched.ok
}
