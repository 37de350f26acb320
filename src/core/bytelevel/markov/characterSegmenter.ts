/**
 * Tokenizers over A and B with a vocabulary that the reader edits: greedy longest prefix, or merges as in BPE. Besides
 * cutting a finished text, each tells which token an endless text can begin with when only its first characters are known.
 */
import { fail, succeed, type Outcome } from '../../tokenizers/failure.ts'

export type SegmenterSettings =
  | { readonly method: 'longest-prefix'; readonly tokens: readonly string[] }
  /** In order of rank; the vocabulary is A, B and what the merges make. */
  | { readonly method: 'merges'; readonly merges: readonly (readonly [string, string])[] }

export interface CharacterSegmenter {
  readonly method: SegmenterSettings['method']
  readonly vocabulary: readonly string[]
  /** The segmentation of a finished text. */
  encode(text: string): readonly string[]
  /**
   * The tokens with which the segmentation of an endless text may go on after `before` (null: at the start), when the
   * text goes on with `known`. If one is left and `known` begins with it, it is settled. May name a token that a
   * longer `known` would rule out, never leaves out one that can come.
   */
  candidates(before: string | null, known: string): readonly string[]
}

/** Failures: `unsupported` {what, detail}: A or B is missing, a token has other characters, a merge names no token. */
export function createSegmenter(settings: SegmenterSettings): Outcome<CharacterSegmenter> {
  return settings.method === 'longest-prefix' ? byLongestPrefix(settings.tokens) : byMerges(settings.merges)
}

function byLongestPrefix(tokens: readonly string[]): Outcome<CharacterSegmenter> {
  const vocabulary = [...new Set(tokens)]
  const odd = vocabulary.find((token) => !/^[AB]+$/.test(token))
  if (odd !== undefined)
    return fail('unsupported', { what: 'The vocabulary', detail: `"${odd}" is not made of A and B` })
  if (!vocabulary.includes('A') || !vocabulary.includes('B')) {
    return fail('unsupported', { what: 'The vocabulary', detail: 'A and B must be in it, or some texts cannot be cut' })
  }
  const longestOf = (text: string): string =>
    vocabulary
      .filter((token) => text.startsWith(token))
      .reduce((longest, token) => (token.length > longest.length ? token : longest))
  return succeed({
    method: 'longest-prefix',
    vocabulary,
    encode: (text) => {
      const found: string[] = []
      for (let rest = text; rest !== '';) {
        const token = longestOf(rest)
        found.push(token)
        rest = rest.slice(token.length)
      }
      return found
    },
    candidates: (_before, known) => {
      const reaching = vocabulary.filter((token) => token.length > known.length && token.startsWith(known))
      return known === '' ? reaching : [longestOf(known), ...reaching]
    },
  })
}

/** Merges lowest rank first, leftmost of equal ones. */
function mergeAll(text: string, merges: readonly (readonly [string, string])[]): readonly string[] {
  const tokens: string[] = [...text]
  for (;;) {
    const [left, right] =
      merges.find(([one, other]) => tokens.some((token, at) => token === one && tokens[at + 1] === other)) ?? []
    if (left === undefined || right === undefined) return tokens
    const at = tokens.findIndex((token, index) => token === left && tokens[index + 1] === right)
    tokens.splice(at, 2, left + right)
  }
}

function byMerges(merges: readonly (readonly [string, string])[]): Outcome<CharacterSegmenter> {
  const vocabulary = ['A', 'B']
  for (const [left, right] of merges) {
    if (!vocabulary.includes(left) || !vocabulary.includes(right)) {
      return fail('unsupported', { what: 'The list of merges', detail: `${left}+${right} joins what is no token yet` })
    }
    if (!vocabulary.includes(left + right)) vocabulary.push(left + right)
  }
  const isOwn = (token: string): boolean => mergeAll(token, merges).length === 1
  const own = vocabulary.filter(isOwn)
  const neighbours = new Map(
    own.map((left) => [
      left,
      own.filter((right) => mergeAll(left + right, merges)[0] === left && mergeAll(left + right, merges)[1] === right),
    ]),
  )
  // In a segmentation by merges every token is its own and every two neighbours are; and such a sequence is one.
  function candidates(before: string | null, known: string): readonly string[] {
    return (before === null ? own : (neighbours.get(before) ?? [])).filter((token) => {
      if (token.startsWith(known)) return true
      return known.startsWith(token) && candidates(token, known.slice(token.length)).length > 0
    })
  }
  return succeed({ method: 'merges', vocabulary, encode: (text) => mergeAll(text, merges), candidates })
}
