/** `caches` of a browser, in memory: what the engine uses of it. */

export class MemoryCaches {
  readonly #entries = new Map<string, { readonly body: ArrayBuffer; readonly headers: Headers }>()
  /** As when there is no room left. */
  full = false

  async open() {
    return {
      match: async (url: string) => {
        const entry = this.#entries.get(url)
        return entry === undefined ? undefined : new Response(entry.body, { headers: entry.headers })
      },
      put: async (url: string, response: Response) => {
        if (this.full) throw new DOMException('no room', 'QuotaExceededError')
        this.#entries.set(url, { body: await response.arrayBuffer(), headers: response.headers })
      },
      keys: async () => [...this.#entries.keys()].map((url) => ({ url })),
      delete: async (url: string) => this.#entries.delete(url),
    }
  }
}
