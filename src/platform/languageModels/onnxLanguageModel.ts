/**
 * A loaded language model on one device, which leaves the GPU for WASM by itself, once, when the GPU fails. Everything
 * that it computes is computed by the files beside it.
 */
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import type { Outcome } from '../../core/tokenizers/failure.ts'
import type { CausalSession } from './causalSession.ts'
import { continueSequence, type ContinueOptions, type GeneratedToken } from './continueSequence.ts'
import type { Open, Trial } from './deviceTrial.ts'
import { briefTextOf } from './modelFailures.ts'
import { NextDistributions } from './nextDistributions.ts'
import { scoreSequence } from './scoreSequence.ts'
import type {
  Device,
  LoadedLanguageModel,
  ScoreOptions,
  LanguageModel,
  LanguageModelCard,
  LanguageModelNote,
  Scores,
} from '../../core/scores/languageModel.ts'

export interface OnnxLanguageModelOptions {
  readonly card: LanguageModelCard
  readonly trial: Trial
  readonly open: Open
  readonly wasm: { readonly threads: number; readonly isolated: boolean }
  /** Why the GPU that was used is gone; null while it is there. */
  readonly gpuLost: () => string | null
  /** The same a moment after a failure. */
  readonly gpuFate: () => Promise<string | null>
  /** Called after the language model moved to another device. */
  readonly onMoved: (loaded: LoadedLanguageModel) => void
  readonly endTokens: ReadonlySet<TokenId>
  readonly pause: () => Promise<void>
}

/** The device failed and the other one could not be opened either. */
export class DeviceFailed extends Error {
  readonly failure: Extract<Outcome<never>, { ok: false }>['failure']

  constructor(failure: DeviceFailed['failure']) {
    super(failure.code)
    this.failure = failure
  }
}

export class OnnxLanguageModel implements LanguageModel {
  readonly card: LanguageModelCard
  readonly #options: OnnxLanguageModelOptions
  #session: CausalSession
  #next: NextDistributions
  #kind: Trial['kind']
  #notes: readonly LanguageModelNote[]
  #leaving: Promise<void> | null = null

  constructor(options: OnnxLanguageModelOptions) {
    this.card = options.card
    this.#options = options
    this.#session = options.trial.session
    this.#next = new NextDistributions(this.#session)
    this.#kind = options.trial.kind
    this.#notes = options.trial.notes
  }

  get device(): Device {
    return this.#kind === 'webgpu' ? { kind: 'webgpu' } : { kind: 'wasm', ...this.#options.wasm }
  }

  get loaded(): LoadedLanguageModel {
    return { card: this.card, device: this.device, notes: this.#notes }
  }

  score(
    ids: readonly TokenId[],
    options: Omit<ScoreOptions, 'stride'> & { readonly stride: number | null },
  ): Promise<Scores> {
    const { contextLength, vocabularySize, beginToken } = this.card
    const { signal, topK, stride, onProgress = () => {} } = options
    return this.#onDevice(signal, () =>
      scoreSequence(this.#session, ids, {
        beginToken: options.begin ? beginToken : null,
        topK,
        stride,
        contextLength,
        vocabularySize,
        signal,
        onProgress,
        pause: this.#options.pause,
      }),
    )
  }

  nextLogProbabilities(
    contexts: readonly (readonly TokenId[])[],
    signal: AbortSignal,
  ): Promise<readonly Float32Array[]> {
    const { contextLength, vocabularySize } = this.card
    return this.#onDevice(signal, () =>
      this.#next.of(contexts, { contextLength, vocabularySize, signal, pause: this.#options.pause }),
    )
  }

  /** Tokens told of before a device failed are not told of again. */
  continue(
    prompt: readonly TokenId[],
    options: Pick<ContinueOptions, 'sampling' | 'mostTokens' | 'signal'>,
    onToken: (token: GeneratedToken) => unknown,
  ): Promise<'end' | 'length' | 'context'> {
    const { contextLength, vocabularySize } = this.card
    let told = 0
    return this.#onDevice(options.signal, () => {
      let count = 0
      return continueSequence(
        this.#session,
        prompt,
        { ...options, endTokens: this.#options.endTokens, contextLength, vocabularySize, pause: this.#options.pause },
        (token) => {
          if ((count += 1) <= told) return true
          told = count
          return onToken(token)
        },
      )
    })
  }

  async release(): Promise<void> {
    this.#next.release()
    await this.#session.close()
  }

  /** Runs `work`, and once more on WASM where the GPU failed or was lost in the middle: what it then gave is not believed. */
  async #onDevice<Value>(signal: AbortSignal, work: () => Promise<Value>): Promise<Value> {
    if (this.#kind === 'wasm') return work()
    let failed: unknown
    try {
      const value = await work()
      if (this.#options.gpuLost() === null) return value
    } catch (error) {
      if (signal.aborted) throw error
      failed = error
    }
    this.#leaving ??= this.#leaveGpu(failed)
    await this.#leaving
    signal.throwIfAborted()
    return work()
  }

  async #leaveGpu(cause: unknown): Promise<void> {
    const lost = await this.#options.gpuFate()
    const opened = await this.#options.open('wasm')
    if (!opened.ok) throw new DeviceFailed(opened.failure)
    const gone = this.#session
    this.#session = opened.value
    this.#next = new NextDistributions(this.#session)
    this.#kind = 'wasm'
    this.#notes = [
      ...this.#notes.filter(({ code }) => code !== 'webgpu-agrees'),
      lost === null
        ? { code: 'webgpu-failed', values: { detail: briefTextOf(cause) } }
        : { code: 'webgpu-lost', values: { detail: lost } },
    ]
    // What it holds is on a GPU that may be gone.
    gone.close().catch(() => {})
    this.#options.onMoved(this.loaded)
  }
}
