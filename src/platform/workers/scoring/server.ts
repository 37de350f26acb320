/**
 * The scoring service as it runs in the worker: which language models are loaded, which requests run. Computes nothing
 * itself and knows nothing of the page.
 */
import { openOnDevice } from '../../languageModels/deviceTrial.ts'
import type { HubSettings } from '../../languageModels/hub/inspectHub.ts'
import type { CachedLanguageModel } from '../../languageModels/hub/keptModels.ts'
import type { HubListing } from '../../languageModels/hub/listing.ts'
import type { HubLoad } from '../../languageModels/hub/loadHub.ts'
import { IdBeyondLogits } from '../../languageModels/idBeyondLogits.ts'
import type { ModelFiles, ModelLoad } from '../../languageModels/modelFiles.ts'
import type { ModelTokenizer } from '../../languageModels/modelTokenizer.ts'
import { failureOfError } from '../../languageModels/modelFailures.ts'
import { DeviceFailed, OnnxLanguageModel } from '../../languageModels/onnxLanguageModel.ts'
import type { PreparedRuntime } from '../../languageModels/runtime.ts'
import type { LoadedLanguageModel, Scores } from '../../../core/scores/languageModel.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { fail, succeed, type Failure, type Outcome } from '../../../core/tokenizers/failure.ts'
import { runSteps } from '../../../core/tokenizers/runSteps.ts'
import { yieldToMessages, RunningRequests } from '../cancellation.ts'
import { createLabModel, type LabModel } from '../lab/model.ts'
import type { LabKind, LabRequest, LabWork } from '../lab/protocol.ts'
import { answerLab, type LabAnswers } from '../lab/server.ts'
import { createLoadProgress } from '../loadProgress.ts'
import type { TokenDescription } from '../tokenization/protocol.ts'
import type {
  Continuation,
  ContinuedToken,
  ContinueRequest,
  InspectRequest,
  NextRequest,
  OnScored,
  ScoredText,
  ScoreRequest,
  LanguageModelLoadRequest,
  LanguageModelProgress,
  ScoreTextRequest,
  ScoringService,
} from './protocol.ts'

/** Where language models come from; the worker gives the real ones. */
export interface ScoringSources {
  /** What answers the bias lab's questions. */
  readonly labAnswers: LabAnswers
  /** Threads of the first call count. */
  readonly prepare: (threads: number | null) => PreparedRuntime
  readonly loadShipped: (id: string, load: ModelLoad) => Promise<Outcome<ModelFiles>>
  readonly hub: {
    load(languageModel: string, runtime: PreparedRuntime, load: HubLoad): Promise<Outcome<ModelFiles>>
    inspect(languageModel: string, settings: HubSettings, signal: AbortSignal): Promise<Outcome<HubListing>>
    cached(): Promise<readonly CachedLanguageModel[]>
    removeCached(languageModel: string): Promise<void>
  }
}

interface Loaded {
  readonly languageModel: OnnxLanguageModel
  readonly files: ModelFiles
  tokenizer: Promise<Outcome<ModelTokenizer>> | null
  lab: Outcome<LabModel> | null
}

/** What a language model's tokenizer is asked for: no special tokens, and none read in the text. */
const PLAIN = { addSpecialTokens: false, parseSpecialTokens: false }

export class ScoringServer implements ScoringService {
  readonly #sources: ScoringSources
  readonly #loaded = new Map<string, Loaded>()
  readonly #requests = new RunningRequests()
  #onMoved: (languageModel: string, loaded: LoadedLanguageModel) => void = () => {}

  constructor(sources: ScoringSources) {
    this.#sources = sources
  }

  async load(
    request: LanguageModelLoadRequest,
    onProgress: (progress: LanguageModelProgress) => void,
  ): Promise<Outcome<LoadedLanguageModel>> {
    const { languageModel, settings, device, dtype, threads } = request
    return this.#run(request.requestId, languageModel, async (signal) => {
      const runtime = this.#sources.prepare(threads)
      const progress = createLoadProgress(onProgress)
      const load: ModelLoad = { assetsBase: settings.assetsBase, signal, onFile: progress.onFile }
      const files = languageModel.startsWith('hub:')
        ? await this.#sources.hub.load(languageModel, runtime, { ...load, settings, dtype, device })
        : await this.#sources.loadShipped(languageModel, load)
      if (!files.ok) return files
      const { card, endTokens } = files.value
      progress.setPhase('building')
      const open = (kind: 'webgpu' | 'wasm') => files.value.open(runtime, kind)
      const trial = await openOnDevice(open, {
        preference: device,
        gpu: await runtime.gpu(),
        dtype: card.dtype,
        vocabularySize: card.vocabularySize,
        contextLength: card.contextLength,
        signal,
        onCheck: () => progress.setPhase('checking'),
        pause: yieldToMessages,
      })
      if (!trial.ok) return trial
      if (signal.aborted) {
        await trial.value.session.close()
        return fail('cancelled')
      }
      await this.unload(languageModel)
      const made = new OnnxLanguageModel({
        card,
        endTokens,
        trial: trial.value,
        open,
        wasm: { threads: runtime.threads, isolated: runtime.isolated },
        gpuLost: runtime.gpuLost,
        gpuFate: runtime.gpuFate,
        onMoved: (loaded) => this.#onMoved(languageModel, loaded),
        pause: yieldToMessages,
      })
      this.#loaded.set(languageModel, { languageModel: made, files: files.value, tokenizer: null, lab: null })
      return succeed(made.loaded)
    })
  }

  async unload(languageModel: string): Promise<void> {
    const loaded = this.#loaded.get(languageModel)
    this.#loaded.delete(languageModel)
    await loaded?.languageModel.release()
  }

  async watch(onMoved: (languageModel: string, loaded: LoadedLanguageModel) => void): Promise<void> {
    this.#onMoved = onMoved
  }

  score(
    { requestId, languageModel, ids, options }: ScoreRequest,
    onProgress: OnScored = () => {},
  ): Promise<Outcome<Scores>> {
    return this.#withLoaded(requestId, languageModel, async (loaded, signal) =>
      succeed(await loaded.languageModel.score(Array.from(ids), { ...options, signal, onProgress })),
    )
  }

  scoreText(request: ScoreTextRequest, onProgress: OnScored = () => {}): Promise<Outcome<ScoredText>> {
    return this.#withLoaded(request.requestId, request.languageModel, async (loaded, signal) => {
      const own = await this.#tokenizer(loaded)
      if (!own.ok) return own
      const encoding = runSteps(own.value.tokenizer.encodeSteps(request.text, PLAIN))
      const scores = await loaded.languageModel.score(Array.from(encoding.ids), {
        ...request.options,
        signal,
        onProgress,
      })
      return succeed({ encoding, scores })
    })
  }

  next({ requestId, languageModel, contexts }: NextRequest): Promise<Outcome<readonly Float32Array[]>> {
    return this.#withLoaded(requestId, languageModel, async (loaded, signal) =>
      succeed(await loaded.languageModel.nextLogProbabilities(contexts, signal)),
    )
  }

  continue(request: ContinueRequest, onToken: (token: ContinuedToken) => unknown): Promise<Outcome<Continuation>> {
    const { requestId, languageModel, prompt, begin, sampling, mostTokens, mostBytes } = request
    return this.#withLoaded(requestId, languageModel, async (loaded, signal) => {
      const own = await this.#tokenizer(loaded)
      if (!own.ok) return own
      const { tokenizer } = own.value
      const ids = 'ids' in prompt ? prompt.ids : Array.from(runSteps(tokenizer.encodeSteps(prompt.text, PLAIN)).ids)
      const start = withBegin(ids, begin, loaded)
      if (start === null) return fail('no-start', { what: loaded.languageModel.card.name })
      let told: unknown = null
      let length = 0
      const reason = await loaded.languageModel.continue(start.sequence, { sampling, mostTokens, signal }, (token) => {
        if (signal.aborted) return false
        const bytes = tokenizer.tokenBytes(token.id)
        told = onToken({ ...token, bytes, piece: tokenizer.piece(token.id) })
        length += bytes?.length ?? 0
        return mostBytes === null || length < mostBytes
      })
      // Tokens go another way than the answer: the last one has arrived before it.
      await told
      return succeed({ reason, after: start.after })
    })
  }

  async describe(languageModel: string, ids: readonly TokenId[]): Promise<Outcome<readonly TokenDescription[]>> {
    const loaded = this.#loaded.get(languageModel)
    if (loaded === undefined) return fail('not-loaded', { what: languageModel })
    const own = await this.#tokenizer(loaded)
    if (!own.ok) return own
    const { tokenizer } = own.value
    return succeed(
      ids.map((id) => ({ id, piece: tokenizer.piece(id), bytes: tokenizer.tokenBytes(id), rank: tokenizer.rank(id) })),
    )
  }

  lab<Kind extends LabKind>(
    request: LabRequest<Kind>,
    onStep: (step: LabWork[Kind]['step']) => unknown,
  ): Promise<Outcome<LabWork[Kind]['answer']>> {
    return this.#run(request.requestId, request.languageModel, (signal) =>
      answerLab(
        request,
        {
          answers: this.#sources.labAnswers,
          labModel: (languageModel) => this.#labModel(languageModel),
          yieldToMessages,
        },
        signal,
        onStep,
      ),
    )
  }

  inspect({ requestId, languageModel, settings }: InspectRequest): Promise<Outcome<HubListing>> {
    return this.#run(requestId, languageModel, (signal) => this.#sources.hub.inspect(languageModel, settings, signal))
  }

  cached(): Promise<readonly CachedLanguageModel[]> {
    return this.#sources.hub.cached()
  }

  removeCached(languageModel: string): Promise<void> {
    return this.#sources.hub.removeCached(languageModel)
  }

  async cancel(requestId: string): Promise<void> {
    this.#requests.cancel(requestId)
  }

  #withLoaded<Value>(
    requestId: string,
    languageModel: string,
    work: (loaded: Loaded, signal: AbortSignal) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    return this.#run(requestId, languageModel, async (signal) => {
      const loaded = this.#loaded.get(languageModel)
      return loaded === undefined ? fail('not-loaded', { what: languageModel }) : work(loaded, signal)
    })
  }

  /** Runs under a request id; what is thrown becomes a failure, and `cancelled` if the request was. */
  #run<Value>(
    requestId: string,
    languageModel: string,
    work: (signal: AbortSignal) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    return this.#requests.run(requestId, async (signal) => {
      try {
        const outcome = await work(signal)
        return signal.aborted ? fail('cancelled') : outcome
      } catch (error) {
        if (signal.aborted) return fail('cancelled')
        return { ok: false, failure: this.#failureOf(error, languageModel) }
      }
    })
  }

  #failureOf(error: unknown, languageModel: string): Failure {
    if (error instanceof DeviceFailed) return error.failure
    const loaded = this.#loaded.get(languageModel)?.languageModel
    const what = loaded?.card.name ?? languageModel
    if (error instanceof IdBeyondLogits) {
      return { code: 'id-beyond-logits', values: { what, count: error.logits, at: error.logits - 1, other: error.id } }
    }
    return failureOfError(error, what, loaded?.device.kind ?? 'wasm')
  }

  /** The language model's own tokenizer, loaded when first needed; a failed load is not kept. */
  async #tokenizer(loaded: Loaded): Promise<Outcome<ModelTokenizer>> {
    loaded.tokenizer ??= loaded.files.loadTokenizer()
    const outcome = await loaded.tokenizer
    if (!outcome.ok) loaded.tokenizer = null
    return outcome
  }

  async #labModel(languageModel: string): Promise<Outcome<LabModel>> {
    const loaded = this.#loaded.get(languageModel)
    if (loaded === undefined) return fail('not-loaded', { what: languageModel })
    const own = await this.#tokenizer(loaded)
    if (!own.ok) return own
    loaded.lab ??= createLabModel(loaded.languageModel, loaded.files.endTokens, own.value)
    return loaded.lab
  }
}

/** Something must stand in front of the first token: if there is no prompt, that is the begin or the end token. Null: there is neither. */
function withBegin(
  ids: readonly TokenId[],
  begin: boolean,
  { languageModel, files }: Loaded,
): { readonly sequence: readonly TokenId[]; readonly after: Continuation['after'] } | null {
  const { beginToken } = languageModel.card
  if (ids.length > 0) return { sequence: begin && beginToken !== null ? [beginToken, ...ids] : ids, after: 'prompt' }
  if (beginToken !== null) return { sequence: [beginToken], after: 'begin' }
  const end = files.endTokens.values().next().value
  return end === undefined ? null : { sequence: [end], after: 'end' }
}
