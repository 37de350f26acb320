/** From what a reader types or pastes into the hub field to a reference. Pure; asks nobody. */
import { formatReference, parseReference } from './reference.ts'

/** Names of one hub. */
const SAME_HUB = new Set(['huggingface.co', 'www.huggingface.co', 'hf.co', 'www.hf.co'])

/** What of an address stands before a revision: the page of a folder, of a file, the file itself, its history. */
const BEFORE_REVISION = new Set(['tree', 'blob', 'resolve', 'raw', 'commits', 'commit', 'blame', 'edit'])

/** Pages of a repository that are of no revision. */
const TABS = new Set(['discussions', 'settings'])

/** What of the hub is not a language model. */
const OTHER_KINDS = new Set(['datasets', 'spaces', 'collections', 'papers', 'docs', 'blog'])

/**
 * The reference of `org/name` or `org/name@revision`, also pasted as an address of the hub or of any page of the
 * repository there, in the forms in which addresses are copied; null if it is none.
 */
export function hubReferenceOf(typed: string, hubAddress: string): string | null {
  const trimmed = typed.replaceAll(/^[\s<"'`([]+|[\s>"'`)\],;]+$/g, '')
  const path = pathAtHub(trimmed, hubAddress)
  const named =
    path === null
      ? namedByPath(trimmed.replace(/[?#].*$/s, '').replace(/(?<=\/[^/]+)\/+$/, ''))
      : namedByPath(path.replaceAll(/^\/+|\/+$/g, ''))
  const parsed = named === null ? null : parseReference(`hub:${named}`)
  return parsed === null ? null : formatReference(parsed)
}

/** What follows the address of the hub; null if this is no address of it. */
function pathAtHub(typed: string, hubAddress: string): string | null {
  const address = typed.replace(/^git@([^:/]+):/, 'https://$1/').replace(/^(?!https?:\/\/)/i, 'https://')
  if (!URL.canParse(address) || !URL.canParse(hubAddress)) return null
  const [url, hub] = [new URL(address), new URL(hubAddress)]
  const isSame = url.host === hub.host || (SAME_HUB.has(url.host) && SAME_HUB.has(hub.host))
  const folder = hub.pathname.replace(/\/*$/, '/')
  return isSame && url.pathname.startsWith(folder)
    ? url.pathname.slice(folder.length).replace(/^api\/models\//, '')
    : null
}

/** `org/name@revision` of the path of a repository, or of a page or file in it; null if it is none. */
function namedByPath(path: string): string | null {
  const [named = '', revisionTyped] = path.split(/@(.*)/s)
  // A revision that is typed may hold slashes.
  if (revisionTyped !== undefined) return `${named}@${unescaped(revisionTyped)}`
  const parts = path.split('/')
  const [first = '', second = ''] = parts
  if (OTHER_KINDS.has(first)) return null
  // Some repositories have no owner: `gpt2/tree/main`.
  const length = BEFORE_REVISION.has(second) || TABS.has(second) ? 1 : 2
  const repository = parts
    .slice(0, length)
    .join('/')
    .replace(/\.git$/, '')
  const [page, ...rest] = parts.slice(length)
  if (page === undefined || TABS.has(page)) return repository
  if (!BEFORE_REVISION.has(page)) return null
  const revision = revisionIn(rest)
  return revision === null ? repository : `${repository}@${revision}`
}

/** The slashes of a branch are escaped in addresses, but not always those of the hub's own: `refs/pr/1`. */
function revisionIn(parts: readonly string[]): string | null {
  const [first, second, third] = parts
  if (first === undefined || first === '') return null
  return first === 'refs' && second !== undefined && third !== undefined ? `refs/${second}/${third}` : unescaped(first)
}

function unescaped(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
