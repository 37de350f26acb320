/**
 * A tokenizer from a tokenizer.json of any kind: added tokens, normalizer, pre-tokenizer, tokenization model and
 * template, run by our own stages as Hugging Face's Rust library runs them. Byte-level BPE whose pattern has a scanner
 * goes to the fast engine instead (see `fastByteLevel.ts`), with the same ids.
 */
import { readChatTemplate } from '../chatTemplate.ts'
import { encodeUtf8 } from '../../text/utf8.ts'
import { lackedCharacters } from '../bpe/lackedBytes.ts'
import type { TokenizerCard } from '../card.ts'
import { TokenKind, type EncodeOptions, type Encoding, type TokenId } from '../encoding.ts'
import { succeed, type Outcome } from '../failure.ts'
import type { TokenizerInside } from '../inside.ts'
import { runSteps } from '../runSteps.ts'
import type { ByteExactParts, Tokenizer, TokenRank } from '../tokenizer.ts'
import { withParts } from '../withParts.ts'
import { AddedTokenSplitter, type AddedToken } from './addedTokens.ts'
import { AlignedText } from './alignedText.ts'
import { byteFallback } from './byteFallback.ts'
import { createDecoder } from './decoders/createDecoder.ts'
import { describe } from './describe.ts'
import { createFastByteLevel } from './fastByteLevel.ts'
import { LackingBytes } from './lackingBytes.ts'
import { createModel } from './models/createModel.ts'
import { createNormalizer } from './normalizers/createNormalizer.ts'
import { readPostProcessor, type TemplateTokens } from './postProcessors.ts'
import { createPreTokenizer } from './preTokenizers/createPreTokenizer.ts'
import { parseTokenizerJson, type TokenizerJson } from './schema.ts'
import { SpanWriter } from './spans.ts'
import { mapSteps, STEP_UNITS, type Steps } from './steps.ts'
import { hasStage } from './stageTypes.ts'
import { slowByteLevel } from './slowByteLevel.ts'
import { bytesOfPieces } from './tokenBytes.ts'
import { wordSource } from './unicode/characterSets.ts'
import type { Decoder, Normalizer, PreTokenizer, TokenizationModel } from './types.ts'

export type CardIdentity = Pick<
  TokenizerCard,
  'id' | 'aliases' | 'name' | 'source' | 'licence' | 'usedBy' | 'contextLength' | 'verification'
>

export interface TokenizerFiles {
  readonly tokenizerJson: unknown
  /** Read for its chat template only: which special tokens are added is what tokenizer.json says, not what a class of transformers would add by a flag. */
  readonly tokenizerConfig: unknown
  /** `chat_template.jinja`; absent or null where there is none. */
  readonly chatTemplate?: string | null
}

/** Failures: `not-a-tokenizer` {detail}, `unsupported` {what, detail}. Never throws, whatever the files hold. */
export function createStagedTokenizer(files: TokenizerFiles, identity: CardIdentity): Outcome<Tokenizer> {
  const made = create(files.tokenizerJson, (json, size) => ({ ...identity, ...describe(json, size) }))
  const chatTemplate = readChatTemplate(files.tokenizerConfig, files.chatTemplate ?? null)
  return made.ok && chatTemplate !== null ? succeed(withParts(made.value, { chatTemplate })) : made
}

/** The same for a tokenizer whose card is known before it is loaded. */
export function createStagedTokenizerOf(card: TokenizerCard, tokenizerJson: unknown): Outcome<Tokenizer> {
  return create(tokenizerJson, () => card)
}

function create(
  tokenizerJson: unknown,
  cardOf: (json: TokenizerJson, size: number) => TokenizerCard,
): Outcome<Tokenizer> {
  const parsed = parseTokenizerJson(tokenizerJson)
  if (!parsed.ok) return parsed
  const json = parsed.value
  const template = readPostProcessor(json.post_processor)
  if (!template.ok) return template
  const card = (size: number): TokenizerCard => cardOf(json, size)
  const fast = createFastByteLevel(json, template.value, card)
  const lacked = fast === null ? 'none' : lackedCharacters(fast.engine.vocabulary)
  if (fast !== null && !(lacked instanceof RegExp)) return succeed(fast)
  const stages = createStages(json, template.value, card)
  return fast !== null && lacked instanceof RegExp && stages.ok
    ? succeed(new LackingBytes(fast, stages.value, lacked))
    : stages
}

/** The tokenizer by its stages, also where the fast engine could do it. */
export function createStages(
  json: TokenizerJson,
  template: TemplateTokens,
  card: (size: number) => TokenizerCard,
): Outcome<Tokenizer> {
  const model = createModel(json.model)
  if (!model.ok) return model
  const normalizer = createNormalizer(json.normalizer)
  if (!normalizer.ok) return normalizer
  const preTokenizer = createPreTokenizer(json.pre_tokenizer)
  if (!preTokenizer.ok) return preTokenizer
  const decoder = createDecoder(json.decoder)
  if (!decoder.ok) return decoder
  // An added token that the vocabulary has too is that entry, whatever id the list gives it: so the reference.
  const added = json.added_tokens.map(
    ({ id, content, special, normalized, lstrip, rstrip, single_word: singleWord }) => ({
      id: model.value.idOf(content) ?? id,
      content,
      special,
      normalized,
      lstrip,
      rstrip,
      singleWord,
    }),
  )
  const size = added.reduce((most, { id }) => Math.max(most, id + 1), model.value.size)
  return succeed(
    new StagedTokenizer(card(size), {
      json,
      added,
      normalizer: normalizer.value,
      preTokenizer: preTokenizer.value,
      model: model.value,
      template,
      decoder: decoder.value,
      bytesOf: bytesOfPieces(json),
      byteLevel: hasStage(json.pre_tokenizer, 'ByteLevel') || hasStage(json.normalizer, 'ByteLevel'),
      parts:
        slowByteLevel(json, normalizer.value, preTokenizer.value) ??
        byteFallback(json, normalizer.value, preTokenizer.value),
    }),
  )
}

/** What a tokenizer does to a text, in turn. */
export interface Stages {
  /** The content of the file; null if no tokenizer.json says them. */
  readonly json: TokenizerJson | null
  /** In words, where no tokenizer.json says it. */
  readonly normalizerName?: string
  readonly added: readonly AddedToken[]
  readonly normalizer: Normalizer | null
  readonly preTokenizer: PreTokenizer | null
  readonly model: TokenizationModel
  readonly template: TemplateTokens
  readonly decoder: Decoder
  readonly bytesOf: (piece: string) => Uint8Array
  /** Whether pieces hold letters of the byte alphabet. */
  readonly byteLevel: boolean
  /** null where its tokens have no exact bytes. */
  readonly parts: (() => Outcome<ByteExactParts> | null) | null
}

/** A tokenizer of stages that no tokenizer.json describes. */
export function tokenizerOfStages(card: TokenizerCard, stages: Stages): Tokenizer {
  return new StagedTokenizer(card, stages)
}

class StagedTokenizer implements Tokenizer {
  readonly card: TokenizerCard
  readonly #stages: Stages
  /** Added tokens that are looked for in the text as it is, and those that are looked for behind the normalizer. */
  readonly #rawSplitter: AddedTokenSplitter
  readonly #normalizedSplitter: AddedTokenSplitter
  readonly #addedById: ReadonlyMap<TokenId, AddedToken>
  readonly byteExact?: () => Outcome<ByteExactParts> | null

  constructor(card: TokenizerCard, stages: Stages) {
    this.card = card
    this.#stages = stages
    if (stages.parts !== null) this.byteExact = stages.parts
    const { added, normalizer } = stages
    const word = added.some(({ singleWord }) => singleWord) ? new RegExp(`^[${wordSource()}]$`, 'u') : null
    const isWord = (character: string): boolean => word !== null && word.test(character)
    this.#rawSplitter = new AddedTokenSplitter(
      added.filter(({ normalized }) => !normalized),
      ({ content }) => content,
      isWord,
    )
    this.#normalizedSplitter = new AddedTokenSplitter(
      added.filter(({ normalized }) => normalized),
      ({ content }) => (normalizer === null ? content : runSteps(normalizer(AlignedText.of(content))).text),
      isWord,
    )
    this.#addedById = new Map(added.map((token) => [token.id, token]))
  }

  encode(text: string, options: EncodeOptions): Encoding {
    return runSteps(this.encodeSteps(text, options))
  }

  *encodeSteps(text: string, options: EncodeOptions): Generator<number, Encoding, void> {
    const wellFormed = text.toWellFormed()
    const writer = new SpanWriter(wellFormed)
    const work = this.#write(wellFormed, options, writer)
    for (let step = work.next(); ; step = work.next()) {
      if (step.done === true) return writer.finish(step.value === wellFormed ? null : step.value)
      yield writer.doneBytes
    }
  }

  /** Writes the tokens of a well-formed text; answers the text after the normalizer. */
  *#write(text: string, options: EncodeOptions, writer: SpanWriter): Steps<string> {
    const { normalizer, preTokenizer, template } = this.#stages
    if (options.addSpecialTokens) for (const id of template.before) writer.insert(id)
    let normalized = ''
    for (const raw of yield* this.#rawSplitter.splitSteps(text, options.parseSpecialTokens)) {
      const original = AlignedText.of(text.slice(raw.start, raw.end), raw.start)
      if (raw.token !== null) {
        normalized += original.text
        writer.pushWhole(raw.token.id, original, kindOf(raw.token))
        continue
      }
      const changed = normalizer === null ? original : yield* normalizer(original)
      normalized += changed.text
      for (const { start, end, token } of yield* this.#normalizedSplitter.splitSteps(
        changed.text,
        options.parseSpecialTokens,
      )) {
        const segment = changed.slice(start, end)
        if (token === null)
          yield* this.#writePieces(preTokenizer === null ? [segment] : yield* preTokenizer([segment]), writer)
        else writer.pushWhole(token.id, segment, kindOf(token))
      }
    }
    if (options.addSpecialTokens) for (const id of template.behind) writer.insertAtEnd(id)
    return normalized
  }

  *#writePieces(pieces: readonly AlignedText[], writer: SpanWriter): Steps<void> {
    let units = 0
    for (const piece of pieces) {
      yield* writer.pushPiece(piece, yield* this.#stages.model.tokenize(piece.text))
      units += piece.length
      if (units < STEP_UNITS) continue
      yield units
      units = 0
    }
  }

  decode(ids: ArrayLike<TokenId>): string {
    return runSteps(this.decodeSteps(ids))
  }

  *decodeSteps(ids: ArrayLike<TokenId>): Generator<number, string, void> {
    const pieces = yield* mapSteps(Array.from(ids), (id) => this.piece(id))
    const decoded = yield* this.#stages.decoder(pieces.filter((piece) => piece !== null))
    return decoded.join('')
  }

  tokenBytes(id: TokenId): Uint8Array | null {
    const { model, bytesOf, byteLevel } = this.#stages
    if (id === model.unknownId) return null
    const added = this.#addedById.get(id)
    // An added token is found by its own spelling; one that merges make too is spelled as they spell.
    if (added !== undefined && (added.special || byteLevel || model.piece(id) === null))
      return added.special ? null : encodeUtf8(added.content)
    const piece = this.piece(id)
    return piece === null ? null : bytesOf(piece)
  }

  piece(id: TokenId): string | null {
    return this.#addedById.get(id)?.content ?? this.#stages.model.piece(id)
  }

  rank(id: TokenId): TokenRank | null {
    return this.#addedById.has(id) ? null : this.#stages.model.rank(id)
  }

  definition(): TokenizerJson | null {
    return this.#stages.json
  }

  inside(): TokenizerInside {
    const { json, template, model, normalizer, normalizerName = '' } = this.#stages
    const splitters = { rawSplitter: this.#rawSplitter, normalizedSplitter: this.#normalizedSplitter }
    if (json === null)
      return {
        kind: 'sentencepiece',
        normalizerName,
        *normalize(text) {
          return normalizer === null ? text : yield* normalizer(text)
        },
        template,
        model: model.inside,
        ...splitters,
        partsOf: (text) => model.partsOf?.(text) ?? [{ start: 0, end: text.length, symbol: null }],
      }
    return {
      kind: 'stages',
      normalizer: json.normalizer,
      preTokenizer: json.pre_tokenizer,
      decoder: json.decoder,
      template,
      model: model.inside,
      ...splitters,
    }
  }
}

function kindOf({ special }: AddedToken): TokenKind {
  return special ? TokenKind.special : TokenKind.ordinary
}
