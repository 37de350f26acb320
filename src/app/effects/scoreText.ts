/**
 * Keeps the lanes' scores up with their segmentations while a panel that scores is open: each lane by its own language
 * model, or read by bytes by one, as chosen. A change aborts what it made obsolete, and a late answer never overwrites
 * a newer one. Loads no language model.
 */
import { bitsByByte, excessByStretch, readingByToken, surprisalBits } from '../../core/scores/laneReadings.ts'
import type { Scores } from '../../core/scores/languageModel.ts'
import { idsAs } from '../../core/scores/idPairs.ts'
import { strideWithin } from '../../core/scores/sequencePlan.ts'
import { beginsWith, scoresOfText } from '../../core/scores/textTokens.ts'
import { keepLaneScorings, loseLanguageModels, setLaneScorings } from '../../state/actions/scoring.ts'
import type { LaneResult } from '../../state/session.ts'
import { scoringPanels } from '../../state/scoring.ts'
import type { LaneExcess, ReadText, ScoredLane } from '../../state/scoring.ts'
import { TOP_TOKENS } from '../../state/scoringChoice.ts'
import { hasByteTokens, laneScoring } from '../../state/scoringSelectors.ts'
import type { Store } from '../../state/store.ts'
import { fail, succeed, type Failure, type Outcome } from '../../core/tokenizers/failure.ts'
import type { ScoringService } from '../../platform/workers/scoring/protocol.ts'
import { isSame, jobOf, type Job, type Ready } from './laneJobs.ts'
import { ScoreRequests, type LanguageModelKey, type Watch } from './scoreRequests.ts'

/** How long the lanes must rest: a keystroke is followed by another before most language models have begun. */
const DEBOUNCE_MS = 120
/** Longer texts are not scored: a small language model takes minutes for them. In bytes of UTF-8. */
export const SCORING_LIMIT_BYTES = 200_000

function keyOf({ card, device }: Ready): LanguageModelKey {
  return { languageModel: card.id, dtype: card.dtype, device: device.kind }
}

export interface ScoringEffect {
  stop(): void
  /** Scores the lanes again whose scoring failed, or was stopped. */
  retry(): void
  /** Stops what runs now; the lanes say so. */
  cancel(): void
}

export function startScoring(store: Store, service: ScoringService): ScoringEffect {
  const requests = new ScoreRequests(service)
  const running = new Map<string, { readonly job: Job; readonly controller: AbortController }>()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The input at which the worker stopped, so that a text that stops it does so once more at most. */
  let stoppedAt: LaneResult['input'] | null = null

  function end(lane: string): void {
    running.get(lane)?.controller.abort()
    running.delete(lane)
  }

  function reconcile(): void {
    const state = store.getState()
    const lanes = scoringPanels.has(state.comparison.panel) ? state.comparison.tokenizers : []
    for (const lane of running.keys()) if (!lanes.includes(lane)) end(lane)
    for (const lane of lanes) {
      const job = jobOf(state, lane)
      const now = running.get(lane)?.job
      if (job !== null && now !== undefined && isSame(job, now)) continue
      end(lane)
      if (job !== null) void run(job)
    }
  }

  async function run(job: Job): Promise<void> {
    const { lane, result } = job
    const controller = new AbortController()
    const entry = { job, controller }
    running.set(lane, entry)
    if (result.encoding.textBytes > SCORING_LIMIT_BYTES) {
      const failure: Failure = { code: 'too-large', values: { what: lane, limit: `${SCORING_LIMIT_BYTES / 1000} kB` } }
      setLaneScorings(store, { [lane]: { failure, progress: null } })
      return
    }
    const isCurrent = (): boolean => running.get(lane) === entry
    // Progress goes another way than the answer, and may come behind it.
    let isWaiting = true
    const watch: Watch = {
      signal: controller.signal,
      onProgress: (doneTokens, totalTokens) => {
        if (isCurrent() && isWaiting) setLaneScorings(store, { [lane]: { progress: { doneTokens, totalTokens } } })
      },
    }
    const scored = await score(job, watch)
    if (!isCurrent()) return
    if (!scored.ok) {
      fails(job, scored.failure)
      return
    }
    setLaneScorings(store, { [lane]: { result: scored.value, progress: null, failure: null } })
    if (job.excess === null) {
      isWaiting = false
      return
    }
    const excess = await scoreExcess(job, scored.value, watch)
    isWaiting = false
    if (!isCurrent()) return
    if (excess.ok)
      setLaneScorings(store, { [lane]: { result: { ...scored.value, excess: excess.value }, progress: null } })
    else fails(job, excess.failure)
  }

  /** A worker that stopped has lost its language models: they are loaded again, unless this very input stopped it before. */
  function fails({ lane, result }: Job, failure: Failure): void {
    setLaneScorings(store, { [lane]: { failure, progress: null } })
    if (failure.code !== 'scoring-stopped') return
    loseLanguageModels(store, stoppedAt === result.input ? { status: 'failed', failure } : { status: 'idle' })
    stoppedAt = result.input
  }

  /** The lane's own ids by a language model that takes them. */
  async function scoreIds(
    languageModel: Ready,
    { lane, encoding, begin, stride }: Job,
    watch: Watch,
  ): Promise<Outcome<Scores>> {
    const { card } = languageModel
    const ids = idsAs(card.tokenizer, lane, encoding.ids, card.beginToken)
    const isBegun = card.beginToken !== null && beginsWith({ ids, kinds: encoding.kinds }, card.beginToken)
    const options = { begin: begin && !isBegun, topK: TOP_TOKENS, stride: strideWithin(card.contextLength, stride) }
    const scored = await requests.score(keyOf(languageModel), ids, options, watch)
    if (!scored.ok) return scored
    const { beyond } = scored.value
    // The id that the reader sees is the lane's.
    const named = beyond === null ? null : { ...beyond, id: encoding.ids[beyond.token] ?? beyond.id }
    return succeed(scoresOfText({ ...scored.value, beyond: named }, encoding.kinds))
  }

  async function score(job: Job, watch: Watch): Promise<Outcome<ScoredLane>> {
    const { languageModel, encoding, method, begin, result } = job
    const { card } = languageModel
    const stride = strideWithin(card.contextLength, job.stride)
    const asked = { begin, stride: job.stride }
    const common = {
      input: result.input,
      method,
      languageModel: card.id,
      asked,
      begin: begin && card.beginToken !== null,
      stride,
      excess: null,
    }
    if (method === 'paired') {
      const scored = await scoreIds(languageModel, job, watch)
      if (!scored.ok) return scored
      const bits = surprisalBits(scored.value.logProbability)
      return succeed({ ...common, surprisalBits: bits, scores: scored.value, ofText: null, origin: 'live' })
    }
    const read = await readBytes(job, watch)
    if (!read.ok) return read
    const { bits, ofText } = readingByToken(read.value.byByte, encoding)
    return succeed({
      ...common,
      surprisalBits: bits,
      scores: null,
      ofText: { ...read.value, ...ofText },
      origin: 'live',
    })
  }

  /** The bits of each byte, and what the language model says of its own tokens. */
  async function readBytes(
    { languageModel, result, begin, stride }: Job,
    watch: Watch,
  ): Promise<Outcome<Pick<ReadText, 'byByte' | 'canonicalBits' | 'canonicalTokens'>>> {
    const { card } = languageModel
    const { text } = result.input
    const windows = { begin, stride: strideWithin(card.contextLength, stride) }
    if (!hasByteTokens(card)) return requests.readBytes(keyOf(languageModel), text, windows, watch)
    const scored = await requests.scoreText(keyOf(languageModel), text, { ...windows, topK: 0 }, watch)
    if (!scored.ok) return scored
    const { encoding: bytes, scores } = scored.value
    if (bytes.ids.length !== result.encoding.textBytes)
      return fail('internal', { detail: `${card.name} does not cut the text into bytes` })
    const byByte = bitsByByte(bytes, surprisalBits(scores.logProbability), result.encoding.textBytes)
    return succeed({ byByte, canonicalBits: null, canonicalTokens: bytes.ids.length })
  }

  async function scoreExcess(job: Job, scored: ScoredLane, watch: Watch): Promise<Outcome<LaneExcess | null>> {
    const { excess, encoding, result, begin, stride } = job
    if (excess === null) return succeed(null)
    const { card } = excess.languageModel
    const options = { begin, topK: 0, stride: strideWithin(card.contextLength, stride) }
    if (excess.takesIds) {
      const second = await scoreIds(excess.languageModel, job, watch)
      if (!second.ok) return second
      const other = surprisalBits(second.value.logProbability)
      return succeed({
        languageModel: card.id,
        stretchOfToken: Uint32Array.from(encoding.ids, (_, token) => token),
        bits: scored.surprisalBits.map((bits, token) => bits - (other[token] ?? Number.NaN)),
      })
    }
    const second = await requests.scoreText(keyOf(excess.languageModel), result.input.text, options, watch)
    if (!second.ok) return second
    const { encoding: cut, scores } = second.value
    const stretches = excessByStretch(
      { ...encoding, bits: scored.surprisalBits },
      { ...cut, bits: surprisalBits(scores.logProbability) },
    )
    return succeed({ languageModel: card.id, ...stretches })
  }

  const unsubscribe = store.subscribe((state, before) => {
    const { comparison, session } = state
    if (comparison.tokenizers !== before.comparison.tokenizers) {
      for (const lane of running.keys()) if (!comparison.tokenizers.includes(lane)) end(lane)
      keepLaneScorings(store, comparison.tokenizers)
    }
    if (
      comparison.text !== before.comparison.text ||
      comparison.scoring !== before.comparison.scoring ||
      comparison.tokenizers !== before.comparison.tokenizers ||
      comparison.panel !== before.comparison.panel ||
      session.lanes !== before.session.lanes ||
      session.scoring.languageModels !== before.session.scoring.languageModels ||
      session.scoring.readable !== before.session.scoring.readable
    ) {
      // Typing stops what runs at once; the next call waits for a rest.
      if (comparison.text !== before.comparison.text) for (const lane of running.keys()) end(lane)
      clearTimeout(timer)
      timer = setTimeout(reconcile, DEBOUNCE_MS)
    }
  })
  reconcile()
  return {
    stop() {
      unsubscribe()
      clearTimeout(timer)
      for (const lane of running.keys()) end(lane)
    },
    cancel() {
      const failure: Failure = { code: 'cancelled', values: {} }
      const stopped = [...running].filter(([lane]) => laneScoring(store.getState(), lane).progress !== null)
      for (const [lane, { job }] of stopped) {
        end(lane)
        // What was stopped is not begun again by itself.
        running.set(lane, { job, controller: new AbortController() })
      }
      setLaneScorings(store, Object.fromEntries(stopped.map(([lane]) => [lane, { failure, progress: null }])))
    },
    retry() {
      const failed = Object.entries(store.getState().session.scoring.lanes).filter(([, lane]) => lane.failure !== null)
      for (const [lane] of failed) end(lane)
      setLaneScorings(store, Object.fromEntries(failed.map(([lane]) => [lane, { failure: null }])))
      reconcile()
    },
  }
}
