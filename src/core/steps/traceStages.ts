/** A text through normalizer and pre-tokenizer, one stage after the other, as `stagedTokenizer.ts` runs them. */
import { append } from '../text/append.ts'
import { succeed, type Outcome } from '../tokenizers/failure.ts'
import type { EncodeOptions, TokenId } from '../tokenizers/encoding.ts'
import type { SentencePieceInside, StagesInside } from '../tokenizers/inside.ts'
import { runSteps } from '../tokenizers/runSteps.ts'
import { AlignedText } from '../tokenizers/stages/alignedText.ts'
import { stageInWords } from '../tokenizers/stages/describe.ts'
import { createNormalizer } from '../tokenizers/stages/normalizers/createNormalizer.ts'
import { createPreTokenizer } from '../tokenizers/stages/preTokenizers/createPreTokenizer.ts'
import { stagesOf, type StageJson } from '../tokenizers/stages/stageTypes.ts'
import type { Normalizer, PreTokenizer } from '../tokenizers/stages/types.ts'
import { changesOf, type TextChange } from './normalizerChanges.ts'
import { alternativeFinder, alternativesOf, type AlternativeFinder } from './patternAlternatives.ts'
import { preTokenizerStages } from './stagesInside.ts'
import type { TextTrace, TracedPiece } from './textTrace.ts'

/** A stage with what is recorded of it. */
interface RecordedNormalizer {
  readonly run: Normalizer
  readonly name: string
  after: string
  /** UTF-16 units that it was given so far. */
  given: number
  readonly changes: TextChange[]
}

interface RecordedPreTokenizer {
  readonly run: PreTokenizer
  readonly name: string
  readonly find: AlternativeFinder | null
  readonly alternatives: readonly string[]
  readonly pieces: TracedPiece[]
}

/** Failures: those of making a stage, which a loaded tokenizer has none of. */
export function traceStages(
  inside: StagesInside | SentencePieceInside,
  text: string,
  options: EncodeOptions,
): Outcome<TextTrace> {
  const isOwn = inside.kind === 'sentencepiece'
  const normalizers = isOwn ? succeed([ownNormalizer(inside)]) : normalizersOf(inside.normalizer)
  if (!normalizers.ok) return normalizers
  const preTokenizers = isOwn ? succeed([]) : preTokenizersOf(inside.preTokenizer)
  if (!preTokenizers.ok) return preTokenizers
  const parts: TracedPiece[] = []
  let isCutFurther = false
  const keepAdded = (piece: AlignedText, id: TokenId): void => {
    const traced = tracedPiece(piece, null, id)
    for (const { pieces } of preTokenizers.value) pieces.push(traced)
    parts.push(traced)
  }
  for (const raw of inside.rawSplitter.split(text, options.parseSpecialTokens)) {
    const original = AlignedText.of(text.slice(raw.start, raw.end), raw.start)
    const changed = normalize(normalizers.value, original, raw.token !== null)
    if (raw.token !== null) {
      keepAdded(changed, raw.token.id)
      continue
    }
    for (const { start, end, token } of inside.normalizedSplitter.split(changed.text, options.parseSpecialTokens)) {
      const segment = changed.slice(start, end)
      if (token !== null) {
        keepAdded(segment, token.id)
        continue
      }
      for (const piece of preTokenize(preTokenizers.value, segment)) {
        const split = isOwn ? partsOf(inside, piece) : atSeams(inside, piece)
        isCutFurther ||= split.length > 1
        append(parts, split)
      }
    }
  }
  const { before, behind } = options.addSpecialTokens ? inside.template : { before: [], behind: [] }
  return succeed({
    text,
    normalizers: normalizers.value.map(({ name, after, changes }) => ({ name, after, changes })),
    preTokenizers: preTokenizers.value.map(({ name, alternatives, pieces }) => ({ name, alternatives, pieces })),
    parts,
    isCutFurther,
    before,
    behind,
    words: null,
  })
}

function ownNormalizer({ normalizerName: name, normalize: run }: SentencePieceInside): RecordedNormalizer {
  return { run, name, after: '', given: 0, changes: [] }
}

function partsOf(inside: SentencePieceInside, piece: AlignedText): readonly TracedPiece[] {
  return inside.partsOf(piece.text).map(({ start, end, symbol }) => tracedPiece(piece.slice(start, end), null, symbol))
}

function normalizersOf(json: unknown): Outcome<readonly RecordedNormalizer[]> {
  const all: RecordedNormalizer[] = []
  for (const stage of stagesOf(json)) {
    const made = createNormalizer(stage)
    if (!made.ok) return made
    if (made.value !== null) all.push({ run: made.value, name: stageInWords(stage), after: '', given: 0, changes: [] })
  }
  return succeed(all)
}

function preTokenizersOf(json: unknown): Outcome<readonly RecordedPreTokenizer[]> {
  const all: RecordedPreTokenizer[] = []
  for (const stage of preTokenizerStages(json)) {
    const made = createPreTokenizer(stage)
    if (!made.ok) return made
    const pattern = isolatedPattern(stage)
    const find = pattern === null ? null : alternativeFinder(pattern)
    const alternatives = pattern === null || find === null ? [] : alternativesOf(pattern)
    if (made.value !== null) all.push({ run: made.value, name: stageInWords(stage), find, alternatives, pieces: [] })
  }
  return succeed(all)
}

/** The regular expression of a stage whose matches are pieces. */
function isolatedPattern({ type, pattern, behavior, invert }: StageJson): string | null {
  if (type !== 'Split' || behavior !== 'Isolated' || invert === true) return null
  if (typeof pattern !== 'object' || pattern === null || !('Regex' in pattern)) return null
  return typeof pattern.Regex === 'string' ? pattern.Regex : null
}

/** @param isKept the text is an added token, which no normalizer changes */
function normalize(stages: readonly RecordedNormalizer[], original: AlignedText, isKept: boolean): AlignedText {
  let current = original
  for (const stage of stages) {
    const { text } = current
    if (!isKept) {
      // By itself, so that a change is one of what this stage was given.
      const changes = changesOf(text, runSteps(stage.run(AlignedText.of(text))))
      append(
        stage.changes,
        changes.map((change) => ({ ...change, start: change.start + stage.given })),
      )
      current = runSteps(stage.run(current))
    }
    stage.given += text.length
    stage.after += current.text
  }
  return current
}

function preTokenize(stages: readonly RecordedPreTokenizer[], segment: AlignedText): readonly AlignedText[] {
  let pieces: readonly AlignedText[] = segment.length === 0 ? [] : [segment]
  for (const { run, find, pieces: recorded } of stages) {
    const next = runSteps(run(pieces))
    append(recorded, tracedPieces(pieces, next, find))
    pieces = next
  }
  return pieces
}

/** With an alternative finder, `next` tiles `given`. */
function tracedPieces(
  given: readonly AlignedText[],
  next: readonly AlignedText[],
  find: AlternativeFinder | null,
): readonly TracedPiece[] {
  let index = 0
  let at = 0
  return next.map((piece) => {
    const from = given[index]
    const alternative = from === undefined ? null : (find?.(from.text, at, at + piece.length) ?? null)
    at += piece.length
    if (from !== undefined && at >= from.length) {
      index++
      at = 0
    }
    return tracedPiece(piece, alternative, null)
  })
}

function tracedPiece(piece: AlignedText, alternative: number | null, added: TokenId | null): TracedPiece {
  const start = piece.originalStart(0)
  const end = Math.max(start, piece.originalEnd(piece.length - 1))
  return { text: piece.text, start, end, added, alternative }
}

/** The parts of a piece across whose ends no merge reaches. */
function atSeams({ model }: StagesInside, piece: AlignedText): readonly TracedPiece[] {
  const seams = model.type !== 'bpe' || model.wholePiece(piece.text) !== null ? [] : model.seams(piece.text)
  return [...seams, piece.length].map((end, index) => tracedPiece(piece.slice(seams[index - 1] ?? 0, end), null, null))
}
