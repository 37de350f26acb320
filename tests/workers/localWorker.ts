/** A worker whose service runs in this process. Messages cross a real channel, so that they are cloned and transferred. */
import * as Comlink from 'comlink'

export class LocalWorker extends EventTarget implements Worker {
  onmessage = null
  onmessageerror = null
  onerror = null
  readonly #channel = new MessageChannel()
  terminated = false

  constructor(service: object) {
    super()
    Comlink.expose(service, this.#channel.port1)
    this.#channel.port2.addEventListener('message', ({ data, ports }) => {
      this.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }))
    })
    this.#channel.port2.start()
  }

  postMessage(message: unknown, transfer?: Transferable[] | StructuredSerializeOptions): void {
    this.#channel.port2.postMessage(message, Array.isArray(transfer) ? transfer : [])
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
