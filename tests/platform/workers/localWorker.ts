/** A worker for tests of clients: its service runs in this process, and it breaks when told to. */

/** A worker whose service runs here. Messages cross a real channel, so that they are cloned and transferred. */
export class LocalWorker extends EventTarget implements Worker {
  onmessage = null
  onmessageerror = null
  onerror = null
  readonly #channel = new MessageChannel()
  terminated = false
  /** As inside a regular expression that never ends: messages wait for ever. */
  hangs = false

  constructor(expose: (endpoint: MessagePort) => void) {
    super()
    expose(this.#channel.port1)
    this.#channel.port2.addEventListener('message', ({ data, ports }) => {
      this.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }))
    })
    this.#channel.port2.start()
  }

  postMessage(message: unknown, transfer?: Transferable[] | StructuredSerializeOptions): void {
    if (!this.hangs) this.#channel.port2.postMessage(message, Array.isArray(transfer) ? transfer : [])
  }

  terminate(): void {
    this.terminated = true
    this.#channel.port1.close()
  }

  /** What a browser does when the worker's code throws and nobody catches. */
  fail(message: string): void {
    this.dispatchEvent(Object.assign(new Event('error', { cancelable: true }), { message }))
  }
}
