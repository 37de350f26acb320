/** From what a reader types into the hub field to a reference. Pure; asks nobody. */
import { formatReference, parseReference } from './reference.ts'

/** The reference of `org/name` or `org/name@revision`, also pasted as an address of the hub; null where it is none. */
export function hubReferenceOf(typed: string, hubAddress: string): string | null {
  const address = hubAddress.replace(/\/+$/, '')
  const trimmed = typed.trim()
  const path = trimmed.startsWith(`${address}/`) ? trimmed.slice(address.length + 1) : trimmed
  const [, repository = path, revision] = /^([^/]+\/[^/]+)\/(?:tree|blob|resolve)\/([^/]+)/.exec(path) ?? []
  const parsed = parseReference(`hub:${repository}${revision === undefined ? '' : `@${revision}`}`)
  return parsed === null ? null : formatReference(parsed)
}
