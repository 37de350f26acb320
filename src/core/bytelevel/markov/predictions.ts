/**
 * What the exactly equivalent token-level language model says of the next character of a prompt, asked in several
 * ways: naively, after token healing, and corrected in two ways, by the cover lemma and by branch-and-pass
 * (Phan et al. 2024, 2025). Each answers P(next is A), or why there is no answer.
 */
import type { Character } from './chain.ts'
import type { InducedModel, TokenContext } from './inducedModel.ts'

export type Prediction =
  | { readonly defined: true; readonly nextIsA: number }
  /** `impossible-text`: the chain never makes the prompt. `impossible-context`: it does, but never cut so in a text that goes on. */
  | { readonly defined: false; readonly reason: 'impossible-text' | 'impossible-context' }

const undefinedBecause = (reason: 'impossible-text' | 'impossible-context'): Prediction => ({ defined: false, reason })
const startsWith = (token: string, text: string): boolean => token.startsWith(text)

/** What is true of the chain. */
export function truth({ chain }: InducedModel, prompt: string): Prediction {
  const nextIsA = chain.next(prompt, 'A')
  return nextIsA === null ? undefinedBecause('impossible-text') : { defined: true, nextIsA }
}

/** Encode the prompt, and add up the next tokens that begin with A. */
export function naive(model: InducedModel, prompt: string): Prediction {
  const context = model.contextOf(model.segmenter.encode(prompt))
  return context === null
    ? undefinedBecause('impossible-context')
    : { defined: true, nextIsA: firstCharacter(model, context, 'A') }
}

function firstCharacter(model: InducedModel, context: TokenContext, character: Character): number {
  return model
    .next(context)
    .reduce((sum, { token, probability }) => sum + (startsWith(token, character) ? probability : 0), 0)
}

/** Drop the last token, and let the next token be one that begins with its text (guidance's token healing). */
export function healed(model: InducedModel, prompt: string): Prediction {
  const tokens = model.segmenter.encode(prompt)
  const dropped = tokens.at(-1)
  if (dropped === undefined) return naive(model, prompt)
  const context = model.contextOf(tokens.slice(0, -1))
  if (context === null) return undefinedBecause('impossible-context')
  let all = 0
  let withA = 0
  for (const next of model.next(context)) {
    if (!startsWith(next.token, dropped)) continue
    all += next.probability
    if (next.token !== dropped) withA += startsWith(next.token, `${dropped}A`) ? next.probability : 0
    else withA += next.probability * firstCharacter(model, next.context, 'A')
  }
  return all === 0 ? undefinedBecause('impossible-context') : { defined: true, nextIsA: withA / all }
}

/** A segmentation that covers the prompt: its text begins with the prompt, and only its last token may reach beyond it. */
export interface MarkovCover {
  readonly tokens: readonly string[]
  readonly probability: number
}

/** The covers of positive probability. P(prompt) is their sum. */
export function coversOf(model: InducedModel, prompt: string): readonly MarkovCover[] {
  const covers: MarkovCover[] = []
  function extend(context: TokenContext): void {
    if (context.text.length >= prompt.length) {
      covers.push({ tokens: context.tokens, probability: context.probability })
      return
    }
    const rest = prompt.slice(context.text.length)
    for (const { token, context: next } of model.next(context))
      if (startsWith(token, rest) || startsWith(rest, token)) extend(next)
  }
  extend(model.start)
  return covers.toSorted((one, other) => other.probability - one.probability)
}

/** All token sequences that spell the prompt in such a way, possible or not: what the covers are chosen from. */
export function coverCandidates(vocabulary: readonly string[], prompt: string): number {
  const waysTo = [1, ...Array.from({ length: prompt.length }, () => 0)]
  let candidates = 0
  for (let at = 0; at < prompt.length; at++) {
    const rest = prompt.slice(at)
    for (const token of vocabulary) {
      if (startsWith(token, rest)) candidates += waysTo[at] ?? 0
      else if (startsWith(rest, token)) waysTo[at + token.length] = (waysTo[at + token.length] ?? 0) + (waysTo[at] ?? 0)
    }
  }
  return candidates
}

/** P(prompt + A) ÷ P(prompt), each the sum over its covers. */
export function correctedByCovers(model: InducedModel, prompt: string): Prediction {
  const sum = (text: string): number =>
    text === '' ? 1 : coversOf(model, text).reduce((total, { probability }) => total + probability, 0)
  const all = sum(prompt)
  return all === 0 ? undefinedBecause('impossible-text') : { defined: true, nextIsA: sum(`${prompt}A`) / all }
}

/** One run of branch-and-pass: the mass that covers all that is left at once, and the token with which it goes on. */
export interface PassStep {
  readonly context: readonly string[]
  readonly left: string
  /** P(next token begins with `left`). */
  readonly branch: number
  /** The first token of what is left, and its probability; null if it is counted in the branch. */
  readonly pass: { readonly token: string; readonly probability: number } | null
}

/** P(text) with one row of the language model a token of `encode(text)`; for greedy longest prefix only. */
export function branchAndPass(
  model: InducedModel,
  text: string,
): { readonly probability: number; readonly steps: readonly PassStep[] } {
  const steps: PassStep[] = []
  let context: TokenContext | undefined = model.start
  let left = text
  let weight = 1
  let probability = text === '' ? 1 : 0
  while (context !== undefined && left !== '') {
    const rest: string = left
    const row = model.next(context)
    const branch = row.reduce((sum, next) => sum + (startsWith(next.token, rest) ? next.probability : 0), 0)
    probability += weight * branch
    const [first] = model.segmenter.encode(rest)
    if (first === undefined || first === rest) {
      steps.push({ context: context.tokens, left: rest, branch, pass: null })
      break
    }
    const next = row.find(({ token }) => token === first)
    steps.push({
      context: context.tokens,
      left: rest,
      branch,
      pass: { token: first, probability: next?.probability ?? 0 },
    })
    weight *= next?.probability ?? 0
    context = next?.context
    left = rest.slice(first.length)
  }
  return { probability, steps }
}

/** P(prompt + A) ÷ P(prompt), each by branch-and-pass; null for merges, where what is left is not cut by itself. */
export function correctedByPasses(model: InducedModel, prompt: string): Prediction | null {
  if (model.segmenter.method !== 'longest-prefix') return null
  const all = branchAndPass(model, prompt).probability
  return all === 0
    ? undefinedBecause('impossible-text')
    : { defined: true, nextIsA: branchAndPass(model, `${prompt}A`).probability / all }
}
