/**
 * The parts of a BPE tokenizer over characters with byte fallback, as SentencePiece's are converted to tokenizer.json
 * (Llama 2, Mistral, TinyLlama, Gemma): a mark stands for each space, one may be put before the text, and characters
 * without a token are the tokens of their bytes. Does not encode; the stages do that (see `stagedTokenizer.ts`).
 */
import { encodeUtf8 } from '../../text/utf8.ts'
import { ByteStrings } from '../bpe/byteStrings.ts'
import { CharacterEngine, type CharacterVocabulary } from '../bpe/characterEngine.ts'
import { CharacterSymbols } from '../bpe/characterSymbols.ts'
import { PairTable } from '../bpe/pairTable.ts'
import type { TokenId } from '../encoding.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import { runSteps } from '../runSteps.ts'
import type { ByteExactParts } from '../tokenizer.ts'
import { AlignedText } from './alignedText.ts'
import { byteOfPiece } from './decoders/pieceDecoders.ts'
import { partsOf } from './models/mergeList.ts'
import { byteFallbackIds, VocabularyTable } from './models/vocabularyTable.ts'
import type { BpeJson, TokenizerJson } from './schema.ts'
import { stagesOf, type StageJson } from './stageTypes.ts'
import type { Normalizer, PreTokenizer } from './types.ts'

const MARK = '\u2581'
const UNICODE_FORMS: ReadonlySet<unknown> = new Set(['NFC', 'NFD', 'NFKC', 'NFKD'])

/** null if it is no such tokenizer. The parts: `unsupported` {what, detail} if its tokens have no exact bytes all the same. */
export function byteFallback(
  json: TokenizerJson,
  normalizer: Normalizer | null,
  preTokenizer: PreTokenizer | null,
): (() => Outcome<ByteExactParts>) | null {
  const { model } = json
  if (model.type !== 'BPE' || model.byte_fallback !== true) return null
  if (
    (model.continuing_subword_prefix ?? '') !== '' ||
    (model.end_of_word_suffix ?? '') !== '' ||
    model.ignore_merges === true
  )
    return null
  const spaces = spacesOf(json)
  return spaces === null
    ? null
    : () => partsFor(json, model, spaces, (text) => markedText(text, normalizer, preTokenizer))
}

/** How spaces are spelled and where a text begins. */
interface Spaces {
  /** `mark`: a space is put before every text that is not empty; `unless-there`: before those that begin with none. */
  readonly before: 'mark' | 'unless-there' | 'nothing'
  /** Whether each space begins a piece of its own. */
  readonly cut: boolean
}

/** null if spaces do not become marks, or something else is done to the text than Unicode's forms. */
function spacesOf({ normalizer, pre_tokenizer: preTokenizer }: TokenizerJson): Spaces | null {
  let before: Spaces['before'] = 'nothing'
  let marks = false
  let cut = false
  for (const stage of stagesOf(normalizer)) {
    // After the marks a form may make new spaces, which stay none.
    if (UNICODE_FORMS.has(stage['type']) && !marks) continue
    if (stage['type'] === 'Prepend' && stage['prepend'] === MARK && before === 'nothing') before = 'mark'
    else if (stage['type'] === 'Replace' && isOfSpace(stage) && stage['content'] === MARK) marks = true
    else return null
  }
  for (const stage of stagesOf(preTokenizer)) {
    if (stage['type'] === 'Split' && isOfSpace(stage) && marks) continue
    if (stage['type'] !== 'Metaspace' || (stage['replacement'] ?? MARK) !== MARK) return null
    marks = true
    cut ||= stage['split'] !== false
    const scheme = stage['prepend_scheme'] ?? (stage['add_prefix_space'] === false ? 'never' : 'always')
    if (scheme !== 'never' && before === 'nothing') before = 'unless-there'
  }
  return marks ? { before, cut } : null
}

/** A pattern of one space, literally. */
function isOfSpace({ pattern }: StageJson): boolean {
  return typeof pattern === 'object' && pattern !== null && 'String' in pattern && pattern.String === ' '
}

/** What the stages make of a text that names no added token, in one piece. */
function markedText(text: string, normalizer: Normalizer | null, preTokenizer: PreTokenizer | null): string {
  const given = AlignedText.of(text)
  const normalized = normalizer === null ? given : runSteps(normalizer(given))
  if (normalized.length === 0) return ''
  return preTokenizer === null
    ? normalized.text
    : runSteps(preTokenizer([normalized]))
        .map((piece) => piece.text)
        .join('')
}

function partsFor(
  json: TokenizerJson,
  model: BpeJson,
  spaces: Spaces,
  marked: (text: string) => string,
): Outcome<ByteExactParts> {
  const refuse = (detail: string): Outcome<ByteExactParts> => fail('unsupported', { what: 'BPE', detail })
  const table = VocabularyTable.of(model.vocab)
  const byteIds = byteFallbackIds(table)
  if (byteIds.includes(-1))
    return refuse('it has no token for some bytes, so that some texts have no tokens that spell them')
  if (table.idOf(MARK) === null) return refuse('it has no token for a space')
  const runs = runsOf(json, table)
  if (runs === null)
    return refuse('it cuts runs of a character out of a text before merging, and not runs of every length')
  if (runs.size > 0 && spaces.before !== 'nothing')
    return refuse('it cuts runs of a character out of a text before merging and puts a space behind each')
  const names = json.added_tokens.filter(
    ({ content, special }) => special || !(isRun(content) || content === MARK.repeat(content.length)),
  )
  const noText = new Set([...names.map(({ content }) => content), model.unk_token ?? ''])
  const textOf = (piece: string): string | null =>
    noText.has(piece) || piece.includes(' ') ? null : piece.replaceAll(MARK, ' ')
  const characters = new Map<number, TokenId>()
  const pieces: (Uint8Array | undefined)[] = Array.from({ length: table.size })
  for (const [piece, id] of Object.entries(model.vocab)) {
    const text = byteOfPiece(piece) === null ? textOf(piece) : null
    if (text === null || text === '') continue
    pieces[id] = encodeUtf8(text)
    const point = text.codePointAt(0) ?? 0
    if (String.fromCodePoint(point) === text && !runs.has(point)) characters.set(point, id)
  }
  const symbols = new CharacterSymbols(byteIds, characters, runs)
  const merges = mergesOf(model, table, runs)
  if (merges === null) return refuse('its merges join single bytes or tokens that stand for no text')
  const vocabulary: CharacterVocabulary = {
    strings: stringsOf(pieces, byteIds),
    byteIds,
    ...merges,
    wholePieces: false,
    characters: symbols,
  }
  return succeed({
    engine: new CharacterEngine(vocabulary, spaces.cut),
    normalize: (text) => marked(text).replaceAll(MARK, ' '),
    bytesOf: (id) => (symbols.isByte(id) ? Uint8Array.of(byteIds.indexOf(id)) : (pieces[id] ?? null)),
    beginning: { bytes: encodeUtf8(spaces.before === 'nothing' ? '' : ' '), isText: spaces.before !== 'mark' },
  })
}

function isRun(content: string): boolean {
  const [first] = content
  return (
    first !== undefined &&
    !content.includes(MARK) &&
    !content.includes(' ') &&
    content === first.repeat(content.length / first.length)
  )
}

/**
 * Ordinary added tokens that are runs of one character, by it, from one of it up: they are cut out of a text before it is
 * merged. null if a length is missing or more is asked of what stands around one. Other added tokens are names, which
 * stand in no text; runs of marks are looked for before spaces become marks, and found by merging.
 */
function runsOf(
  { added_tokens: added }: TokenizerJson,
  table: VocabularyTable,
): ReadonlyMap<number, readonly TokenId[]> | null {
  const runs = new Map<number, TokenId[]>()
  for (const { content, special, lstrip, rstrip, single_word: singleWord } of added) {
    if (special || !isRun(content)) continue
    const id = table.idOf(content)
    if (id === null || lstrip || rstrip || singleWord) return null
    const point = content.codePointAt(0) ?? 0
    const ids = runs.get(point) ?? []
    ids[content.length / String.fromCodePoint(point).length - 1] = id
    runs.set(point, ids)
  }
  return [...runs.values()].every((ids) => Array.from(ids.keys()).every((index) => index in ids)) ? runs : null
}

/** null if a merge is of bytes or of what is no text. Merges of what is cut out before are left out. */
function mergesOf(
  model: BpeJson,
  table: VocabularyTable,
  runs: ReadonlyMap<number, readonly TokenId[]>,
): Pick<CharacterVocabulary, 'pairs' | 'ranks'> | null {
  const pairs = new PairTable(model.merges.length)
  const ranks = new Int32Array(table.size).fill(-1)
  const isNoText = (piece: string): boolean =>
    piece === model.unk_token || (piece.startsWith('<0x') && byteOfPiece(piece) !== null)
  const cutOut = Array.from(runs.keys(), (point) => String.fromCodePoint(point))
  for (const [rank, merge] of model.merges.entries()) {
    const [left, right] = partsOf(merge)
    const whole = left + right
    if (cutOut.some((character) => whole.includes(character))) continue
    if (isNoText(left) || isNoText(right) || isNoText(whole)) return null
    const [leftId, rightId, merged] = [table.idOf(left), table.idOf(right), table.idOf(whole)]
    if (leftId === null || rightId === null || merged === null) return null
    pairs.add(leftId, rightId, rank, merged)
    if (ranks[merged] === -1) ranks[merged] = rank
  }
  return { pairs, ranks }
}

/** A byte's token is found if no other has the same bytes. */
function stringsOf(pieces: readonly (Uint8Array | undefined)[], byteIds: Int32Array): ByteStrings {
  const single = new Set(pieces.flatMap((piece) => (piece?.length === 1 ? [piece[0]] : [])))
  const strings = [...pieces]
  for (const [byte, id] of byteIds.entries()) if (!single.has(byte)) strings[id] = Uint8Array.of(byte)
  const offsets = new Uint32Array(strings.length + 1)
  for (const [id, string] of strings.entries()) offsets[id + 1] = (offsets[id] ?? 0) + (string?.length ?? 0)
  const bytes = new Uint8Array(offsets[strings.length] ?? 0)
  for (const [id, string] of strings.entries()) if (string !== undefined) bytes.set(string, offsets[id] ?? 0)
  return new ByteStrings(bytes, offsets)
}
