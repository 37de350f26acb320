/** The vocabularies of the workshop's tokenizers, made into lists when they are first asked for, and work with them in slices. */
import { vocabularyIndex, type VocabularyIndex } from '../../../core/vocabulary/vocabularyIndex.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { Tokenizer } from '../../../core/tokenizers/tokenizer.ts'
import { runInSlices, type RunningRequests } from '../cancellation.ts'
import type { LoadedTokenizers } from '../loadedTokenizers.ts'

/** Lists of the largest vocabularies take some tens of megabytes each. */
const MAX_OPEN = 3

export class OpenVocabularies {
  readonly #tokenizers: LoadedTokenizers
  readonly #requests: RunningRequests
  /** Those that were used last, last; by the tokenizer, as one may be loaded anew under its reference. */
  readonly #open = new Map<Tokenizer, VocabularyIndex>()

  constructor(tokenizers: LoadedTokenizers, requests: RunningRequests) {
    this.#tokenizers = tokenizers
    this.#requests = requests
  }

  /** Work with the list of a vocabulary; `unsupported` {what, detail} if it is none, `cancelled`. */
  with<Value>(
    reference: string,
    requestId: string,
    work: (index: VocabularyIndex, signal: AbortSignal, tokenizer: Tokenizer) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    return this.#tokenizers.use(reference, (tokenizer) =>
      this.#requests.run(requestId, async (signal) => {
        const index = await this.#indexOf(tokenizer, signal)
        return index.ok ? work(index.value, signal, tokenizer) : index
      }),
    )
  }

  /** Runs work in slices; `cancelled` if it was. */
  async run<Result>(
    steps: Generator<number, Result, void>,
    signal: AbortSignal,
    onSlice: () => void = () => {},
  ): Promise<Outcome<Result>> {
    const done = await runInSlices(steps, signal, onSlice)
    return done === null ? fail('cancelled') : succeed(done.result)
  }

  async #indexOf(tokenizer: Tokenizer, signal: AbortSignal): Promise<Outcome<VocabularyIndex>> {
    const known = this.#open.get(tokenizer)
    this.#open.delete(tokenizer)
    const made = known === undefined ? await this.run(vocabularyIndex(tokenizer), signal) : succeed(known)
    if (!made.ok) return made
    const { name, algorithm } = tokenizer.card
    if (made.value === null) return fail('unsupported', { what: name, detail: algorithm })
    this.#open.set(tokenizer, made.value)
    for (const oldest of this.#open.keys()) if (this.#open.size > MAX_OPEN) this.#open.delete(oldest)
    return succeed(made.value)
  }
}
