/** The hub's list of a folder of a repository, by its API: names, sizes and hashes of files, before any is fetched. */
import * as v from 'valibot'
import { succeed, type FailureCode, type Outcome } from '../../core/tokenizers/failure.ts'
import { defaultStallMilliseconds, fetchBytes } from './fetching.ts'
import { authorization, classifyHubAnswer, type HubLocation } from './hub.ts'
import { readJson } from './readJson.ts'

export interface ListedFile {
  /** With the folder. */
  readonly path: string
  /** null where the hub does not say. */
  readonly bytes: number | null
  /** Of files that stand in large storage; null for others. */
  readonly sha256: string | null
}

const LIST_LIMIT_BYTES = 4_000_000

const listSchema = v.array(
  v.object({
    type: v.string(),
    path: v.string(),
    size: v.fallback(v.nullish(v.number()), null),
    lfs: v.fallback(v.nullish(v.object({ oid: v.string(), size: v.number() })), null),
  }),
)

/**
 * Empty if the repository has no such folder. Failures: those of `classifyHubAnswer` and of the fetch, `not-json`.
 *
 * @param folder without slashes at its ends; empty for the repository's own
 * @param missing the failure's code for a list that is not there
 */
export async function listFolder(
  location: HubLocation,
  folder: string,
  signal: AbortSignal,
  missing: FailureCode,
): Promise<Outcome<readonly ListedFile[]>> {
  const path = location.repository.split('/').map(encodeURIComponent).join('/')
  const root = `${location.address.replace(/\/+$/, '')}/api/models/${path}/tree/${encodeURIComponent(location.revision)}`
  let isNone = false
  const fetched = await fetchBytes(
    folder === '' ? root : `${root}/${folder}`,
    {
      signal,
      limitBytes: LIST_LIMIT_BYTES,
      stallMilliseconds: defaultStallMilliseconds,
      headers: authorization(location),
      onProgress: () => {},
    },
    (response) => {
      isNone = response.headers.get('x-error-code') === 'EntryNotFound'
      return classifyHubAnswer(response, location, folder, missing)
    },
  )
  if (isNone) return succeed([])
  if (!fetched.ok) return fetched
  const json = readJson(fetched.value, folder)
  if (!json.ok) return json
  const list = v.safeParse(listSchema, json.value)
  if (!list.success)
    return { ok: false, failure: { code: 'not-json', values: { what: folder, detail: v.summarize(list.issues) } } }
  return succeed(
    list.output
      .filter(({ type }) => type === 'file')
      .map(({ path: file, size, lfs }) => ({ path: file, bytes: lfs?.size ?? size ?? null, sha256: lfs?.oid ?? null })),
  )
}
