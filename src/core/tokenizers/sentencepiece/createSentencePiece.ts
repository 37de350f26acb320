/**
 * A tokenizer from a SentencePiece model: the library's own normalizer and algorithms as stages. Control symbols are found in
 * a text only where special tokens are read, which the library never does.
 */
import { encodeUtf8 } from '../../text/utf8.ts'
import { succeed, fail, type Outcome } from '../failure.ts'
import type { ModelInside, TextPart } from '../inside.ts'
import { templateOf, type AddedEntry, type Configuration } from '../formats/configuration.ts'
import { byteOfPiece } from '../stages/decoders/pieceDecoders.ts'
import { CharsMap } from '../stages/normalizers/charsMap.ts'
import { readPostProcessor } from '../stages/postProcessors.ts'
import { tokenizerOfStages, type CardIdentity } from '../stages/stagedTokenizer.ts'
import type { ModelToken } from '../stages/modelToken.ts'
import type { Steps } from '../stages/steps.ts'
import type { TokenizationModel } from '../stages/types.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { BpeMerges } from './bpeMerges.ts'
import { createBpeCutter } from './bpeCutter.ts'
import { byteExactOf } from './byteExact.ts'
import { createDecoder } from './decoder.ts'
import { describeModel, normalizerInWords } from './describe.ts'
import { bpeInside, partsAtSeams, partsOfPieces, piecesInside, provenParts, unigramInside } from './inside.ts'
import { isOfTexts, PieceType, SPACE_MARK, type SentencePieceModel } from './model.ts'
import { tokensBehind } from './modelOfClass.ts'
import { Neighbours } from './neighbours.ts'
import { createNormalizer } from './normalizer.ts'
import { PieceTable } from './pieceTable.ts'
import { PrefixMatcher } from './prefixMatcher.ts'
import { createTokens, type Cutter } from './rawPieces.ts'
import { createUnigramCutter, unigramScores } from './unigramCutter.ts'
import { createCharacterCutter, createWordCutter } from './wholeCutters.ts'

/** Which special tokens are put around a text, by class of transformers; without a class none, as the library. */
const TEMPLATES: Readonly<Record<string, readonly [begin: boolean, end: boolean]>> = {
  LlamaTokenizer: [true, false],
  CodeLlamaTokenizer: [true, false],
  GemmaTokenizer: [true, false],
  T5Tokenizer: [false, true],
  PegasusTokenizer: [false, true],
  AlbertTokenizer: [true, true],
  XLMRobertaTokenizer: [true, true],
}

/**
 * Failures: `damaged-file` {kind, detail} of a table of replacements that cannot be read.
 *
 * @param model checked, or of a file that was made of a checked one
 */
export function createSentencePiece(
  model: SentencePieceModel,
  configuration: Configuration,
  identity: CardIdentity,
): Outcome<Tokenizer> {
  const { charsMap } = model.normalizer
  const map = charsMap === null ? null : CharsMap.read(charsMap)
  if (charsMap !== null && map === null)
    return fail('damaged-file', { kind: 'SentencePiece', detail: 'its table of replacements is damaged' })
  const table = new PieceTable(model)
  const symbols = new PrefixMatcher(
    model.pieces.flatMap(({ text, type }) => (type === PieceType.userDefined && text !== '' ? [text] : [])),
  )
  const normalizer = createNormalizer(model.normalizer, map, symbols)
  const merges = model.algorithm === 'bpe' ? new BpeMerges(table) : null
  const added = addedEntries(model, configuration, table)
  const template = readPostProcessor(postProcessor(configuration, added))
  if (!template.ok) return template
  const size = added.reduce((most, { id }) => Math.max(most, id + 1), model.pieces.length)
  const card = { ...identity, ...describeModel(model, size) }
  return succeed(
    tokenizerOfStages(card, {
      json: null,
      added: added.map(({ single_word: singleWord, ...entry }) => ({ ...entry, singleWord })),
      normalizer,
      preTokenizer: null,
      model: modelOf(model, table, symbols, merges),
      normalizerName: normalizerInWords(model),
      template: template.value,
      decoder: createDecoder(model, table.unknownId === -1 ? null : (model.pieces[table.unknownId]?.text ?? null)),
      bytesOf: (piece) => bytesOf(piece, model),
      byteLevel: false,
      parts: merges === null ? null : byteExactOf(model, table, merges, normalizer),
    }),
  )
}

/** How a text is cut, and what that is made of. */
interface Algorithm {
  readonly cut: Cutter
  readonly inside: ModelInside
  readonly partsOf: (text: string) => readonly TextPart[]
}

function algorithmOf(
  { algorithm }: SentencePieceModel,
  table: PieceTable,
  symbols: PrefixMatcher,
  merges: BpeMerges | null,
  tokensOf: ReturnType<typeof createTokens>,
): Algorithm {
  if (merges === null && (algorithm === 'char' || algorithm === 'word')) {
    const cut = algorithm === 'char' ? createCharacterCutter(table, symbols) : createWordCutter(table)
    return { cut, inside: piecesInside(cut, tokensOf), partsOf: partsOfPieces(table, cut) }
  }
  if (merges !== null) {
    const neighbours = new Neighbours(table.ofTexts())
    return {
      cut: createBpeCutter(table, merges, symbols, neighbours),
      inside: bpeInside(table, merges, tokensOf),
      partsOf: partsAtSeams(table, neighbours, symbols),
    }
  }
  const scores = unigramScores(table)
  let partsOf: Algorithm['partsOf'] | null = null
  return {
    cut: createUnigramCutter(table, scores),
    inside: unigramInside(table, scores, tokensOf),
    // Its splitting needs no neighbours: they are looked at when its steps are.
    partsOf: (text) => (partsOf ??= partsAtSeams(table, new Neighbours(table.ofTexts()), null))(text),
  }
}

function modelOf(
  model: SentencePieceModel,
  table: PieceTable,
  symbols: PrefixMatcher,
  merges: BpeMerges | null,
): TokenizationModel {
  const { pieces, byteFallback, algorithm } = model
  const tokensOf = createTokens(table, byteFallback ? table.byteIds() : null)
  const { cut, inside, partsOf } = algorithmOf(model, table, symbols, merges, tokensOf)
  function* tokenize(text: string): Steps<readonly ModelToken[]> {
    return yield* tokensOf(text, yield* cut(text))
  }
  return {
    inside,
    partsOf: provenParts(partsOf, tokenize),
    size: pieces.length,
    unknownId: table.unknownId === -1 ? null : table.unknownId,
    piece: (id) => pieces[id]?.text ?? null,
    idOf: (piece) => table.anyIdOf(piece),
    rank: (id) => {
      const piece = pieces[id]
      if (piece === undefined || !isOfTexts(piece.type)) return null
      if (algorithm === 'unigram') return { by: 'logProbability', value: piece.score }
      const isMerged = merges !== null && Array.from(piece.text).length > 1
      return isMerged ? { by: 'merge', value: merges.rankOf(id) } : null
    },
    tokenize,
  }
}

function bytesOf(piece: string, { byteFallback, normalizer }: SentencePieceModel): Uint8Array {
  const byte = byteFallback ? byteOfPiece(piece) : null
  if (byte !== null) return Uint8Array.of(byte)
  return encodeUtf8(normalizer.escapesSpaces ? piece.replaceAll(SPACE_MARK, ' ') : piece)
}

/** Control symbols, and the tokens that the configuration adds behind the vocabulary. */
function addedEntries(
  { pieces }: SentencePieceModel,
  configuration: Configuration,
  table: PieceTable,
): readonly AddedEntry[] {
  const plain = { special: true, normalized: false, lstrip: false, rstrip: false, single_word: false }
  const control = pieces.flatMap(({ text, type }, id) =>
    type === PieceType.control && text !== '' ? [{ ...plain, id, content: text }] : [],
  )
  const others = [...configuration.entries, ...tokensBehind(configuration, pieces.length)].filter(
    ({ id, content }) => content !== '' && id >= pieces.length && table.anyIdOf(content) === null,
  )
  return [...control, ...others]
}

function postProcessor(configuration: Configuration, added: readonly AddedEntry[]): unknown {
  const { tokenizerClass, addBos, addEos, roles } = configuration
  const [begin, end] = (tokenizerClass === null || !Object.hasOwn(TEMPLATES, tokenizerClass)
    ? undefined
    : TEMPLATES[tokenizerClass]) ?? [false, false]
  const isAlbert = tokenizerClass === 'AlbertTokenizer'
  const entry = (...names: (string | undefined)[]): readonly AddedEntry[] => {
    const name = names.find((one) => one !== undefined)
    return added.filter(({ content }) => content === name)
  }
  return templateOf(
    (addBos ?? begin)
      ? entry(isAlbert ? (roles.cls_token?.content ?? '[CLS]') : undefined, roles.bos_token?.content, '<s>')
      : [],
    (addEos ?? end)
      ? entry(isAlbert ? (roles.sep_token?.content ?? '[SEP]') : undefined, roles.eos_token?.content, '</s>')
      : [],
  )
}
