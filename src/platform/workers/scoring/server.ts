/**
 * The scoring service as it runs in the worker: which language models are loaded, which requests run. Computes nothing
 * itself and knows nothing of the page.
 */
import { openOnDevice } from '../../languageModels/deviceTrial.ts'
import type { HubSettings } from '../../languageModels/hub/inspectHub.ts'
import type { CachedScorer } from '../../languageModels/hub/keptModels.ts'
import type { HubListing } from '../../languageModels/hub/listing.ts'
import type { HubLoad } from '../../languageModels/hub/loadHub.ts'
import { IdBeyondLogits } from '../../languageModels/idBeyondLogits.ts'
import type { ModelFiles, ModelLoad } from '../../languageModels/modelFiles.ts'
import type { ModelTokenizer } from '../../languageModels/modelTokenizer.ts'
import { failureOfError } from '../../languageModels/modelFailures.ts'
import { DeviceFailed, OnnxScorer } from '../../languageModels/onnxScorer.ts'
import type { PreparedRuntime } from '../../languageModels/runtime.ts'
import type { LoadedScorer, Scores } from '../../../core/scores/scorer.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { fail, succeed, type Failure, type Outcome } from '../../../core/tokenizers/failure.ts'
import { runSteps } from '../../../core/tokenizers/runSteps.ts'
import { letMessagesIn, RunningRequests } from '../cancellation.ts'
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
  ScoredText,
  ScoreRequest,
  ScorerLoadRequest,
  ScorerProgress,
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
    load(scorer: string, runtime: PreparedRuntime, load: HubLoad): Promise<Outcome<ModelFiles>>
    inspect(scorer: string, settings: HubSettings, signal: AbortSignal): Promise<Outcome<HubListing>>
    cached(): Promise<readonly CachedScorer[]>
    removeCached(scorer: string): Promise<void>
  }
}

interface Loaded {
  readonly scorer: OnnxScorer
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
  #onMoved: (scorer: string, loaded: LoadedScorer) => void = () => {}

  constructor(sources: ScoringSources) {
    this.#sources = sources
  }

  async load(
    request: ScorerLoadRequest,
    onProgress: (progress: ScorerProgress) => void,
  ): Promise<Outcome<LoadedScorer>> {
    const { scorer, settings, device, dtype, threads } = request
    return this.#run(request.requestId, scorer, async (signal) => {
      const runtime = this.#sources.prepare(threads)
      const progress = createLoadProgress(onProgress)
      const load: ModelLoad = { assetsBase: settings.assetsBase, signal, onFile: progress.onFile }
      const files = scorer.startsWith('hub:')
        ? await this.#sources.hub.load(scorer, runtime, { ...load, settings, dtype, device })
        : await this.#sources.loadShipped(scorer, load)
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
        pause: letMessagesIn,
      })
      if (!trial.ok) return trial
      if (signal.aborted) {
        await trial.value.session.close()
        return fail('cancelled')
      }
      await this.unload(scorer)
      const made = new OnnxScorer({
        card,
        endTokens,
        trial: trial.value,
        open,
        wasm: { threads: runtime.threads, isolated: runtime.isolated },
        gpuLost: runtime.gpuLost,
        gpuFate: runtime.gpuFate,
        onMoved: (loaded) => this.#onMoved(scorer, loaded),
        pause: letMessagesIn,
      })
      this.#loaded.set(scorer, { scorer: made, files: files.value, tokenizer: null, lab: null })
      return succeed(made.loaded)
    })
  }

  async unload(scorer: string): Promise<void> {
    const loaded = this.#loaded.get(scorer)
    this.#loaded.delete(scorer)
    await loaded?.scorer.release()
  }

  async watch(onMoved: (scorer: string, loaded: LoadedScorer) => void): Promise<void> {
    this.#onMoved = onMoved
  }

  score(
    { requestId, scorer, ids, options }: ScoreRequest,
    onProgress: (done: number, total: number) => void,
  ): Promise<Outcome<Scores>> {
    return this.#withLoaded(requestId, scorer, async (loaded, signal) =>
      succeed(await loaded.scorer.score(Array.from(ids), { ...options, signal, onProgress })),
    )
  }

  scoreText(
    request: ScoreTextRequest,
    onProgress: (done: number, total: number) => void,
  ): Promise<Outcome<ScoredText>> {
    return this.#withLoaded(request.requestId, request.scorer, async (loaded, signal) => {
      const own = await this.#tokenizer(loaded)
      if (!own.ok) return own
      const encoding = runSteps(own.value.tokenizer.encodeSteps(request.text, PLAIN))
      const scores = await loaded.scorer.score(Array.from(encoding.ids), { ...request.options, signal, onProgress })
      return succeed({ encoding, scores })
    })
  }

  next({ requestId, scorer, contexts }: NextRequest): Promise<Outcome<readonly Float32Array[]>> {
    return this.#withLoaded(requestId, scorer, async (loaded, signal) =>
      succeed(await loaded.scorer.nextLogProbabilities(contexts, signal)),
    )
  }

  continue(request: ContinueRequest, onToken: (token: ContinuedToken) => unknown): Promise<Outcome<Continuation>> {
    const { requestId, scorer, prompt, begin, sampling, mostTokens } = request
    return this.#withLoaded(requestId, scorer, async (loaded, signal) => {
      const own = await this.#tokenizer(loaded)
      if (!own.ok) return own
      const { tokenizer } = own.value
      const ids = 'ids' in prompt ? prompt.ids : Array.from(runSteps(tokenizer.encodeSteps(prompt.text, PLAIN)).ids)
      const start = withBegin(ids, begin, loaded)
      if (start === null) return fail('no-start', { what: loaded.scorer.card.name })
      let told: unknown = null
      const reason = await loaded.scorer.continue(start.sequence, { sampling, mostTokens, signal }, (token) => {
        if (signal.aborted) return
        told = onToken({ ...token, bytes: tokenizer.tokenBytes(token.id), piece: tokenizer.piece(token.id) })
      })
      // Tokens go another way than the answer: the last one has arrived before it.
      await told
      return succeed({ reason, after: start.after })
    })
  }

  async describe(scorer: string, ids: readonly TokenId[]): Promise<Outcome<readonly TokenDescription[]>> {
    const loaded = this.#loaded.get(scorer)
    if (loaded === undefined) return fail('not-loaded', { what: scorer })
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
    return this.#run(request.requestId, request.scorer, (signal) =>
      answerLab(
        request,
        { answers: this.#sources.labAnswers, labModel: (scorer) => this.#labModel(scorer), letMessagesIn },
        signal,
        onStep,
      ),
    )
  }

  inspect({ requestId, scorer, settings }: InspectRequest): Promise<Outcome<HubListing>> {
    return this.#run(requestId, scorer, (signal) => this.#sources.hub.inspect(scorer, settings, signal))
  }

  cached(): Promise<readonly CachedScorer[]> {
    return this.#sources.hub.cached()
  }

  removeCached(scorer: string): Promise<void> {
    return this.#sources.hub.removeCached(scorer)
  }

  async cancel(requestId: string): Promise<void> {
    this.#requests.cancel(requestId)
  }

  #withLoaded<Value>(
    requestId: string,
    scorer: string,
    work: (loaded: Loaded, signal: AbortSignal) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    return this.#run(requestId, scorer, async (signal) => {
      const loaded = this.#loaded.get(scorer)
      return loaded === undefined ? fail('not-loaded', { what: scorer }) : work(loaded, signal)
    })
  }

  /** Runs under a request id; what is thrown becomes a failure, and `cancelled` where the request was. */
  #run<Value>(
    requestId: string,
    scorer: string,
    work: (signal: AbortSignal) => Promise<Outcome<Value>>,
  ): Promise<Outcome<Value>> {
    return this.#requests.run(requestId, async (signal) => {
      try {
        const outcome = await work(signal)
        return signal.aborted ? fail('cancelled') : outcome
      } catch (error) {
        if (signal.aborted) return fail('cancelled')
        return { ok: false, failure: this.#failureOf(error, scorer) }
      }
    })
  }

  #failureOf(error: unknown, scorer: string): Failure {
    if (error instanceof DeviceFailed) return error.failure
    const loaded = this.#loaded.get(scorer)?.scorer
    const what = loaded?.card.name ?? scorer
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

  async #labModel(scorer: string): Promise<Outcome<LabModel>> {
    const loaded = this.#loaded.get(scorer)
    if (loaded === undefined) return fail('not-loaded', { what: scorer })
    const own = await this.#tokenizer(loaded)
    if (!own.ok) return own
    loaded.lab ??= createLabModel(loaded.scorer, loaded.files.endTokens, own.value)
    return loaded.lab
  }
}

/** Something must stand in front of the first token: where there is no prompt, that is the begin or the end token. Null: there is neither. */
function withBegin(
  ids: readonly TokenId[],
  begin: boolean,
  { scorer, files }: Loaded,
): { readonly sequence: readonly TokenId[]; readonly after: Continuation['after'] } | null {
  const { beginToken } = scorer.card
  if (ids.length > 0) return { sequence: begin && beginToken !== null ? [beginToken, ...ids] : ids, after: 'prompt' }
  if (beginToken !== null) return { sequence: [beginToken], after: 'begin' }
  const end = files.endTokens.values().next().value
  return end === undefined ? null : { sequence: [end], after: 'end' }
}
