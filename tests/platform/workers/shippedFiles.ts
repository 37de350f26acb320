/** `fetch` of the shipped files, from the folder that is served; every other address is refused. */
import { readFile } from 'node:fs/promises'
import { vi } from 'vitest'

export const assetsBase = 'https://page.example/sub-path/'

/** Addresses that were asked for, in order. */
export function serveShippedFiles(): readonly string[] {
  const asked: string[] = []
  vi.stubGlobal('fetch', async (address: string) => {
    asked.push(address)
    if (!address.startsWith(assetsBase)) throw new TypeError(`nothing outside the page is served: ${address}`)
    const file = new URL(`../../../public/${address.slice(assetsBase.length)}`, import.meta.url)
    try {
      return new Response(new Uint8Array(await readFile(file)))
    } catch {
      return new Response('Not found', { status: 404 })
    }
  })
  return asked
}

export const settings = { assetsBase, hubAddress: 'https://hub.example', hubToken: null, fittingText: null }
