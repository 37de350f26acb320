/** Lets `fetch` read files of this machine by their `file:` address, as the page reads its own files from its server. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** `fetch` that answers for files too: 200 with their bytes, or 404. */
export function withFiles(fetchOther: typeof fetch): typeof fetch {
  return async (input, init) => {
    const address = input instanceof Request ? input.url : input.toString()
    if (!address.startsWith('file:')) return fetchOther(input, init)
    try {
      return new Response(Uint8Array.from(await readFile(fileURLToPath(address))))
    } catch {
      return new Response(null, { status: 404 })
    }
  }
}
