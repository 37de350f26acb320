/** Answers the questions of one text in many segmentations: scores each in one pass of its own, and adds up all of them. */
import { estimatedMarginal } from '../../../core/bytelevel/estimatedMarginal.ts'
import type { WeighedSegmentation } from '../../../core/bytelevel/likeliest.ts'
import { exactMarginal, MAX_LEAVES } from '../../../core/bytelevel/marginal.ts'
import { NoBeginTokenError } from '../../../core/bytelevel/nextTokenModel.ts'
import { textToCut } from '../../../core/bytelevel/textToCut.ts'
import { Adjacency } from '../../../core/segmenters/adjacency.ts'
import { breakOf, endsOf } from '../../../core/segmenters/breaks.ts'
import { canonicality, type Canonicality } from '../../../core/segmenters/canonicality.ts'
import type { Vocabulary } from '../../../core/segmenters/vocabulary.ts'
import { spansBetween, waysToCut, type WayName } from '../../../core/segmenters/waysToCut.ts'
import { seededRandom } from '../../../core/text/seededRandom.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { succeed } from '../../../core/tokenizers/failure.ts'
import type { MarginalStep, ScoredSegmentation, ScoredWays, Segmentation, TextMarginal } from './questions.ts'
import type { LabModel } from '../../../platform/workers/lab/model.ts'
import type { LabAnswerer, LabAnswers } from '../../../platform/workers/lab/server.ts'

/** How many of the most probable segmentations are told. */
const LIKELIEST = 5
/** Of least tokens one is enough. */
const LEFT_OUT: ReadonlySet<WayName> = new Set(['least-tokens-random'])

function segmentationOf(vocabulary: Vocabulary, ids: readonly TokenId[], found: Canonicality): Segmentation {
  const byteTokens = ids.flatMap((id, index) => (vocabulary.characters?.isByte(id) === true ? [index] : []))
  return { ids, endBytes: endsOf(vocabulary, ids), byteTokens, brokenAt: breakOf(vocabulary, ids, found) }
}

/** ln p of each token behind the begin token and those before it, in one pass. */
async function logProbabilitiesOf(
  { languageModel, model, facts }: LabModel,
  ids: readonly TokenId[],
  signal: AbortSignal,
): Promise<readonly number[]> {
  if (model.beginToken === null) throw new NoBeginTokenError()
  // A text is shorter than the context, so that there is one window.
  const { logProbability } = await languageModel.score([model.beginToken, ...ids], {
    begin: false,
    topK: 0,
    stride: facts.contextLength,
    signal,
  })
  return Array.from(logProbability.subarray(1))
}

async function scored(model: LabModel, segmentation: Segmentation, signal: AbortSignal): Promise<ScoredSegmentation> {
  return { ...segmentation, logProbabilities: await logProbabilitiesOf(model, segmentation.ids, signal) }
}

const answerWays: LabAnswerer<'ways'> = async ({ text, dropout, seed }, { model, signal, pause }, onStep) => {
  const { vocabulary } = model
  const cut = textToCut(vocabulary, text, model.facts.contextLength)
  if ('tooLong' in cut) return succeed(cut)
  const ways = waysToCut(vocabulary, cut.bytes, { dropout, seed })
    .filter(({ way }) => !LEFT_OUT.has(way))
    .map(({ way, tokens, canonicality: found }) => ({ way, segmentation: segmentationOf(vocabulary, tokens, found) }))
  const known = { text: cut.text, segmentations: cut.segmentations }
  onStep({ ...known, ways })
  // Several ways often cut alike.
  const scores = new Map<string, ScoredSegmentation>()
  const scoredWays: ScoredWays['ways'][number][] = []
  for (const { way, segmentation } of ways) {
    const key = segmentation.ids.join()
    const found = scores.get(key) ?? (await scored(model, segmentation, signal))
    scores.set(key, found)
    scoredWays.push({ way, segmentation: found })
    await pause()
  }
  return succeed({ ...known, ways: scoredWays })
}

const answerOwnCut: LabAnswerer<'own-cut'> = async ({ text, cuts }, { model, signal }) => {
  const { vocabulary } = model
  const cut = textToCut(vocabulary, text, model.facts.contextLength)
  if ('tooLong' in cut) return succeed(cut)
  const spans = spansBetween(vocabulary, cut.bytes, cuts)
  const noTokens = spans.flatMap(({ id, startByte, endByte }) => (id === -1 ? [{ startByte, endByte }] : []))
  if (noTokens.length > 0) return succeed({ text: cut.text, noTokens, segmentation: null })
  const ids = spans.map(({ id }) => id)
  const segmentation = segmentationOf(vocabulary, ids, canonicality(new Adjacency(vocabulary), ids))
  return succeed({ text: cut.text, noTokens, segmentation: await scored(model, segmentation, signal) })
}

const answerMarginal: LabAnswerer<'marginal'> = async ({ text, samples, seed }, { model, signal, pause }, onStep) => {
  const { vocabulary, rows } = model
  const cut = textToCut(vocabulary, text, model.facts.contextLength)
  if ('tooLong' in cut) return succeed(cut)
  const { bytes, segmentations } = cut
  const adjacency = new Adjacency(vocabulary)
  const told = (likeliest: readonly WeighedSegmentation[]): TextMarginal['likeliest'] =>
    likeliest.map(({ tokens, logProbabilities }) => ({
      ...segmentationOf(vocabulary, tokens, canonicality(adjacency, tokens)),
      logProbabilities,
    }))
  const tell = async (step: MarginalStep): Promise<void> => {
    onStep(step)
    await pause()
  }

  if (segmentations <= MAX_LEAVES) {
    const walk = exactMarginal(vocabulary, rows, [], bytes, signal, LIKELIEST)
    for (;;) {
      const step = await walk.next()
      if (step.done === true)
        return succeed({
          logProbability: step.value.logProbability,
          likeliest: told(step.value.likeliest),
          estimate: null,
        })
      await tell({ done: step.value, total: Number(segmentations), soFar: null })
    }
  }
  let latest: TextMarginal | null = null
  const score = (tokens: readonly TokenId[]): Promise<readonly number[]> => logProbabilitiesOf(model, tokens, signal)
  const draws = { samples, random: seededRandom(seed), most: LIKELIEST, score }
  for await (const { done, estimate: found } of estimatedMarginal(vocabulary, rows, [], bytes, draws, signal)) {
    if (found !== null) {
      const { logProbability, likeliest, ...estimate } = found
      latest = { logProbability, likeliest: told(likeliest), estimate }
    }
    await tell({ done, total: samples, soFar: latest })
  }
  if (latest === null) throw new Error('nothing was drawn')
  return succeed(latest)
}

export const segmentationsAnswers: Pick<LabAnswers, 'ways' | 'own-cut' | 'marginal'> = {
  ways: answerWays,
  'own-cut': answerOwnCut,
  marginal: answerMarginal,
}
