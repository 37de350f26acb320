/** What the Markov room computes from its settings. Pure: draws nothing, keeps nothing. */
import {
  contextsOf,
  createChain,
  STATIONARY,
  type MarkovChain,
  type Order,
} from '../../../core/bytelevel/markov/chain.ts'
import { createSegmenter, type SegmenterSettings } from '../../../core/bytelevel/markov/characterSegmenter.ts'
import { FARTHEST, InducedModel, UnsettledError } from '../../../core/bytelevel/markov/inducedModel.ts'
import {
  correctedByCovers,
  correctedByPasses,
  coverCandidates,
  coversOf,
  healed,
  naive,
  truth,
  type MarkovCover,
  type Prediction,
} from '../../../core/bytelevel/markov/predictions.ts'
import {
  longRun,
  tokenChain,
  type TokenChainFigures,
  type TokenState,
} from '../../../core/bytelevel/markov/tokenChain.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'

export const LONGEST_PROMPT = 10

export interface RoomSettings {
  readonly chain: MarkovChain
  readonly method: SegmenterSettings['method']
  /** As typed: tokens with spaces between, or merges such as `B+A`. */
  readonly tokens: string
  readonly merges: string
  readonly prompt: string
}

export interface RoomAnswers {
  readonly truth: Prediction
  readonly naive: Prediction
  readonly healed: Prediction
  readonly covers: Prediction
  /** null: not defined for merges. */
  readonly passes: Prediction | null
}

export interface RoomView {
  readonly cut: readonly string[]
  readonly vocabulary: readonly string[]
  /** By token of the vocabulary: P(token | the prompt’s tokens); null where these tokens have probability 0. */
  readonly nextTokens: readonly number[] | null
  readonly answers: RoomAnswers
  readonly covers: readonly MarkovCover[]
  readonly candidates: number
  /** P(prompt). */
  readonly promptProbability: number
  readonly states: readonly TokenState[] | null
  readonly figures: TokenChainFigures | null
}

export type RoomResult =
  | { readonly kind: 'view'; readonly view: RoomView }
  | { readonly kind: 'failure'; readonly failure: Failure }
  | { readonly kind: 'bad-prompt' }
  | { readonly kind: 'long-token'; readonly token: string; readonly length: number; readonly most: number }
  | { readonly kind: 'unsettled'; readonly detail: string }

function words(text: string): readonly string[] {
  return text.split(/[\s,]+/).filter((word) => word !== '')
}

export function segmenterOf({ method, tokens, merges }: RoomSettings): SegmenterSettings {
  if (method === 'longest-prefix') return { method, tokens: words(tokens.toUpperCase()) }
  const pairs = words(merges.toUpperCase()).map((merge): [string, string] => {
    const [left = '', right = ''] = merge.split('+')
    return [left, right]
  })
  return { method, merges: pairs }
}

export function settingsOf(chain: MarkovChain, segmenter: SegmenterSettings, prompt: string): RoomSettings {
  const isGreedy = segmenter.method === 'longest-prefix'
  return {
    chain,
    method: segmenter.method,
    tokens: isGreedy ? segmenter.tokens.join(' ') : 'A B',
    merges: isGreedy ? 'A+A' : segmenter.merges.map((pair) => pair.join('+')).join(' '),
    prompt,
  }
}

/** The chain with another order: each new context has the probability of the old one that it ends with, or begins. */
export function withOrder(chain: MarkovChain, order: Order): MarkovChain {
  const nextIsA = Object.fromEntries(
    contextsOf(order).map((context) => {
      const old = Object.entries(chain.nextIsA).find(([known]) => context.endsWith(known) || known.endsWith(context))
      return [context, old?.[1] ?? 0.5]
    }),
  )
  return { order, nextIsA, start: STATIONARY }
}

export function lookAt(settings: RoomSettings): RoomResult {
  const { prompt } = settings
  if (prompt.length > LONGEST_PROMPT || !/^[AB]*$/.test(prompt)) return { kind: 'bad-prompt' }
  const chain = createChain(settings.chain)
  if (!chain.ok) return { kind: 'failure', failure: chain.failure }
  const segmenter = createSegmenter(segmenterOf(settings))
  if (!segmenter.ok) return { kind: 'failure', failure: segmenter.failure }
  const tooLong = segmenter.value.vocabulary.find(({ length }) => length > FARTHEST)
  if (tooLong !== undefined) return { kind: 'long-token', token: tooLong, length: tooLong.length, most: FARTHEST }
  const model = new InducedModel(chain.value, segmenter.value)
  try {
    const states = tokenChain(model)
    const cut = segmenter.value.encode(prompt)
    const { vocabulary } = segmenter.value
    const context = model.contextOf(cut)
    return {
      kind: 'view',
      view: {
        cut,
        vocabulary,
        nextTokens: context === null ? null : vocabulary.map((token) => model.probabilityOf(context, token)),
        answers: {
          truth: truth(model, prompt),
          naive: naive(model, prompt),
          healed: healed(model, prompt),
          covers: correctedByCovers(model, prompt),
          passes: correctedByPasses(model, prompt),
        },
        covers: prompt === '' ? [] : coversOf(model, prompt),
        candidates: coverCandidates(vocabulary, prompt),
        promptProbability: chain.value.prefixProbability(prompt),
        states,
        figures: states === null ? null : longRun(states),
      },
    }
  } catch (error) {
    if (error instanceof UnsettledError) return { kind: 'unsettled', detail: error.message }
    throw error
  }
}
