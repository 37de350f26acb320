/** The stages of a tokenizer in one form, whether they are run one after the other or by the fast engine. */
import { readSpelling } from '../tokenizers/bpe/byteAlphabet.ts'
import type { BpeEngine } from '../tokenizers/bpe/bpeEngine.ts'
import { hashBytes } from '../tokenizers/bpe/byteStrings.ts'
import type { PatternName } from '../tokenizers/bpe/patterns.ts'
import { TokenKind } from '../tokenizers/encoding.ts'
import type { BpeInside, ByteLevelInside, StagesInside } from '../tokenizers/inside.ts'
import { AddedTokenSplitter } from '../tokenizers/stages/addedTokens.ts'
import { patternSpellings } from '../tokenizers/stages/patternSpellings.ts'
import { stagesOf, type StageJson } from '../tokenizers/stages/stageTypes.ts'

/** GPT-2's, which `ByteLevel` has of itself. */
const GPT2 = String.raw`'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+`

const splitAt = (Regex: string): StageJson => ({
  type: 'Split',
  pattern: { Regex },
  behavior: 'Isolated',
  invert: false,
})
const SPELLING: StageJson = { type: 'ByteLevel', add_prefix_space: false, use_regex: false }

/** Fast ones as the stages that lead to the same tokens. */
export function stagesInside(inside: StagesInside | ByteLevelInside): StagesInside {
  if (inside.kind === 'stages') return inside
  const { engine, pattern, normalizer, template, splitter } = inside
  return {
    kind: 'stages',
    normalizer: normalizer === null ? null : { type: normalizer },
    preTokenizer: { type: 'Sequence', pretokenizers: [...splitsOf(pattern), SPELLING] },
    decoder: { type: 'ByteLevel' },
    template,
    model: byteLevelModel(engine),
    rawSplitter: splitter,
    normalizedSplitter: new AddedTokenSplitter([]),
  }
}

function splitsOf(pattern: PatternName): readonly StageJson[] {
  if (pattern === 'gpt2') return [splitAt(GPT2)]
  if (pattern === 'gpt2-single-digits') return [{ type: 'Digits', individual_digits: true }, splitAt(GPT2)]
  return patternSpellings.find(([name]) => name === pattern)?.[1].map(splitAt) ?? []
}

/** The stages of a pre-tokenizer, with GPT-2's pattern as a stage of its own where `ByteLevel` brings it, so that one sees what matched. */
export function preTokenizerStages(json: unknown): readonly StageJson[] {
  return stagesOf(json).flatMap((stage) =>
    stage['type'] === 'ByteLevel' && stage['use_regex'] !== false && stage['add_prefix_space'] === false
      ? [splitAt(GPT2), SPELLING]
      : [stage],
  )
}

/** Of pieces in letters of the byte alphabet. */
function byteLevelModel(engine: BpeEngine): BpeInside {
  const { vocabulary, scanner } = engine
  const bytesOf = (piece: string): Uint8Array => readSpelling(piece) ?? new Uint8Array()
  return {
    type: 'bpe',
    pairs: vocabulary.pairs,
    // Pairs that merge whenever they are a token together have its id for a rank.
    rankOf: (rank, merged) => (rank === merged ? Math.max(0, vocabulary.ranks[merged] ?? rank) : rank),
    wholePiece(piece) {
      const bytes = bytesOf(piece)
      if (!vocabulary.wholePieces || bytes.length === 0) return null
      const id = vocabulary.strings.find(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length))
      return id === -1 ? null : id
    },
    start: (piece) => ({
      symbols: Array.from(bytesOf(piece), (byte, index) => ({
        id: vocabulary.byteIds[byte] ?? 0,
        kind: TokenKind.ordinary,
        start: index,
        end: index + 1,
      })),
      unspelled: [],
    }),
    seams(piece) {
      if (scanner.pattern === undefined) return []
      const bytes = bytesOf(piece)
      const view = engine.viewOf(bytes)
      const seams: number[] = []
      for (let at = scanner.scan(view, 0); at < bytes.length; at = scanner.scan(view, at)) seams.push(at)
      return seams
    },
  }
}
