/**
 * A tokenizer from the header of a GGUF file, by its kind: SentencePiece's two, byte-level BPE, WordPiece. What llama.cpp
 * does otherwise than the tokenizer that it was converted from is not copied.
 */
import type { TiktokenPattern } from '../bpe/tiktokenPatterns.ts'
import { readChatTemplate, type ChatTemplate } from '../chatTemplate.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import { NO_CONFIGURATION, readConfiguration, templateOf, type AddedEntry } from '../formats/configuration.ts'
import { createSentencePiece } from '../sentencepiece/createSentencePiece.ts'
import { PieceType, type Piece, type SentencePieceModel } from '../sentencepiece/model.ts'
import { createStagedTokenizer, type CardIdentity } from '../stages/stagedTokenizer.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { withParts } from '../withParts.ts'
import { readGgufHeader, type GgufHeader } from './header.ts'
import { readTokenizerMetadata, type GgufTokenizer } from './metadata.ts'
import { chosenStages, nearestPattern, splitStagesOf, type SplitStages } from './splitNames.ts'

/** Begins a word in a WordPiece vocabulary, where llama.cpp's converter puts it. */
const WORD_MARK = '\u2581'

/** The same from the bytes of a file's beginning. Failures also: `damaged-file` {kind, detail} if the header does not end in them. */
export function openGguf(
  bytes: Uint8Array,
  pattern: TiktokenPattern | null,
  identityOf: (guess: TiktokenPattern | null) => CardIdentity,
): Outcome<Tokenizer> {
  const header = readGgufHeader(bytes)
  if (!header.ok) return header
  return header.value === null
    ? fail('damaged-file', { kind: 'GGUF', detail: 'it ends inside its header' })
    : createGguf(header.value, pattern, identityOf)
}

/**
 * Failures: `gguf-without-tokenizer`, `damaged-file` {kind, detail}, `unsupported` {detail}, `unknown-split` {split, nearest}, and
 * those of what it is made of.
 *
 * @param pattern what the reader chose, for a file whose own way to split a text is not known
 * @param identityOf the card's part that is not of the file; `guess` is the pattern if one is guessed
 */
function createGguf(
  header: GgufHeader,
  pattern: TiktokenPattern | null,
  identityOf: (guess: TiktokenPattern | null) => CardIdentity,
): Outcome<Tokenizer> {
  const metadata = readTokenizerMetadata(header)
  if (!metadata.ok) return metadata
  const made = ofKind(metadata.value, pattern, identityOf)
  const chatTemplate = made.ok ? chatTemplateOf(metadata.value) : null
  return made.ok && chatTemplate !== null ? succeed(withParts(made.value, { chatTemplate })) : made
}

/** As a configuration would have it. */
function chatTemplateOf({ chatTemplate, tokens, id }: GgufTokenizer): ChatTemplate | null {
  const token = (name: string): string | undefined => tokens[id(name) ?? -1]
  return readChatTemplate(
    { chat_template: chatTemplate, bos_token: token('bos_token_id'), eos_token: token('eos_token_id') },
    null,
  )
}

function ofKind(
  tokenizer: GgufTokenizer,
  pattern: TiktokenPattern | null,
  identityOf: (guess: TiktokenPattern | null) => CardIdentity,
): Outcome<Tokenizer> {
  switch (tokenizer.model) {
    case 'llama':
    case 't5':
      return ofSentencePiece(tokenizer, identityOf(null))
    case 'gpt2':
      return ofMerges(tokenizer, pattern, identityOf)
    case 'bert':
      return createStagedTokenizer({ tokenizerJson: wordPieceJson(tokenizer), tokenizerConfig: null }, identityOf(null))
    default:
      return fail('unsupported', { detail: `tokenizer.ggml.model ${tokenizer.model}` })
  }
}

function ofSentencePiece(tokenizer: GgufTokenizer, identity: CardIdentity): Outcome<Tokenizer> {
  const { tokens, types, scores } = tokenizer
  if (scores === null) return fail('damaged-file', { kind: 'GGUF', detail: 'its tokens have no scores' })
  const pieces: readonly Piece[] = tokens.map((text, id) => ({
    text,
    score: scores[id] ?? 0,
    type: types[id] ?? PieceType.normal,
  }))
  const isUnigram = tokenizer.model === 't5'
  const model: SentencePieceModel = {
    algorithm: isUnigram ? 'unigram' : 'bpe',
    pieces,
    byteFallback: types.includes(PieceType.byte),
    unknownSurface: ' \u2047 ',
    normalizer: {
      name: '',
      charsMap: tokenizer.charsMap,
      addsSpace: tokenizer.flag('add_space_prefix') === false ? 'nowhere' : 'before',
      removesSpaces: tokenizer.flag('remove_extra_whitespaces') ?? false,
      escapesSpaces: true,
    },
  }
  const configuration = readConfiguration({
    ...NO_CONFIGURATION,
    tokenizerConfig: {
      add_bos_token: tokenizer.flag('add_bos_token') ?? !isUnigram,
      add_eos_token: tokenizer.flag('add_eos_token') ?? isUnigram,
      bos_token: tokens[tokenizer.id('bos_token_id') ?? -1] ?? null,
      eos_token: tokens[tokenizer.id('eos_token_id') ?? -1] ?? null,
    },
  })
  return createSentencePiece(model, configuration, identity)
}

function addedOf({ tokens, types }: GgufTokenizer): readonly AddedEntry[] {
  return tokens.flatMap((content, id) => {
    const type = types[id]
    if (type !== PieceType.control && type !== PieceType.userDefined) return []
    const special = type === PieceType.control
    return [{ id, content, special, normalized: false, lstrip: false, rstrip: false, single_word: false }]
  })
}

/** The added token of an id that the file names; none if it names none. */
function named(tokenizer: GgufTokenizer, ...names: readonly string[]): readonly AddedEntry[] {
  const id = names.map((name) => tokenizer.id(name)).find((known) => known !== null) ?? null
  const content = id === null ? undefined : tokenizer.tokens[id]
  if (id === null || content === undefined) return []
  return [{ id, content, special: true, normalized: false, lstrip: false, rstrip: false, single_word: false }]
}

function vocabularyOf(tokens: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(tokens.map((token, id) => [token, id]))
}

function ofMerges(
  tokenizer: GgufTokenizer,
  pattern: TiktokenPattern | null,
  identityOf: (guess: TiktokenPattern | null) => CardIdentity,
): Outcome<Tokenizer> {
  if (tokenizer.merges.length === 0) return fail('damaged-file', { kind: 'GGUF', detail: 'it has no merges' })
  const known = tokenizer.pre === null ? null : splitStagesOf(tokenizer.pre)
  if (known === null && pattern === null)
    return fail('unknown-split', { split: tokenizer.pre ?? '', nearest: nearestPattern(tokenizer.tokens) })
  const stages = known ?? chosenStages(pattern ?? 'gpt2')
  const tokenizerJson = mergesJson(tokenizer, stages)
  return createStagedTokenizer({ tokenizerJson, tokenizerConfig: null }, identityOf(known === null ? pattern : null))
}

/** Splits of tokenizers that put a begin and an end around a text, if the file does not say. */
const WITH_SEPARATORS: ReadonlySet<string> = new Set(['roberta-bpe', 'jina-v1-en', 'jina-v2-code'])

function mergesJson(tokenizer: GgufTokenizer, stages: SplitStages): unknown {
  const { tokens, merges } = tokenizer
  const isRoberta = tokenizer.pre !== null && WITH_SEPARATORS.has(tokenizer.pre)
  const before =
    (tokenizer.flag('add_bos_token') ?? (stages.addsBegin || isRoberta)) ? named(tokenizer, 'bos_token_id') : []
  const behind =
    (tokenizer.flag('add_eos_token') ?? tokenizer.flag('add_sep_token') ?? isRoberta)
      ? named(tokenizer, 'eos_token_id', 'seperator_token_id')
      : []
  return {
    added_tokens: addedOf(tokenizer),
    normalizer: stages.normalizer,
    pre_tokenizer: stages.preTokenizer,
    post_processor: templateOf(before, behind),
    decoder: { type: 'ByteLevel' },
    model: {
      type: 'BPE',
      vocab: vocabularyOf(tokens),
      // The first part of a merge may begin with a space in files that were made otherwise, but is never empty.
      merges: merges.map((merge) => {
        const space = merge.indexOf(' ', 1)
        return [merge.slice(0, space), merge.slice(space + 1)]
      }),
      ignore_merges: stages.wholePieces,
    },
  }
}

/** Pieces that begin a word have a mark, and the others none: the other way round than in a vocab.txt. */
function wordPieceJson(tokenizer: GgufTokenizer): unknown {
  const { types } = tokenizer
  const tokens = tokenizer.tokens.map((token, id) => {
    if (token.startsWith(WORD_MARK)) return token.slice(WORD_MARK.length)
    const isWhole = (types[id] ?? PieceType.normal) !== PieceType.normal || /^\[.*\]$/.test(token)
    return isWhole ? token : `##${token}`
  })
  return {
    added_tokens: addedOf(tokenizer),
    normalizer: {
      type: 'BertNormalizer',
      lowercase: !tokens.some((token) => /^(?:##)?[A-Z][a-z]+$/.test(token)),
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: templateOf(
      named(tokenizer, 'cls_token_id', 'bos_token_id'),
      named(tokenizer, 'seperator_token_id', 'eos_token_id'),
    ),
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: tokens[tokenizer.id('unknown_token_id') ?? -1] ?? '[UNK]',
      vocab: vocabularyOf(tokens),
    },
  }
}
