/** The tokenizers of a worker that loads them by itself, as counting and the workshop do. Knows no service. */
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { loadReference, TokenizerSources } from '../tokenizers/loadReference.ts'
import type { RunningRequests } from './cancellation.ts'
import type { LoadRequest, ReaderFile } from './tokenization/protocol.ts'
import { unexpected } from './unexpected.ts'

export class LoadedTokenizers {
  readonly #tokenizers = new Map<string, Tokenizer>()
  readonly #sources = new TokenizerSources()

  get(reference: string): Tokenizer | undefined {
    return this.#tokenizers.get(reference)
  }

  load({ requestId, reference, settings }: LoadRequest, requests: RunningRequests): Promise<Outcome<null>> {
    return requests.run(requestId, (signal) =>
      guarded(async () => {
        const options = { ...settings, crossCheck: false }
        const loaded = await loadReference(reference, options, this.#sources, { signal, onProgress: () => {} })
        if (!loaded.ok) return loaded
        this.#tokenizers.set(reference, loaded.value)
        return succeed(null)
      }),
    )
  }

  addFile(file: ReaderFile): Promise<Outcome<null>> {
    return guarded(async () => {
      const read = await this.#sources.addFile(file)
      return read.ok ? succeed(null) : read
    })
  }

  /** Work with a tokenizer; `bad-reference` {what} if it is not loaded. */
  use<Value>(reference: string, work: (tokenizer: Tokenizer) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    return guarded(async () => {
      const tokenizer = this.#tokenizers.get(reference)
      return tokenizer === undefined ? fail('bad-reference', { what: reference }) : work(tokenizer)
    })
  }
}

/** An exception is a defect, of ours or of a reader's file: it ends its call, nothing else. */
export async function guarded<Value>(work: () => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
  try {
    return await work()
  } catch (error) {
    return { ok: false, failure: unexpected(error) }
  }
}
