/** The decoder of a tokenizer.json. */
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../../failure.ts'
import { literalRegExp, matchesOf, patternRegExp, patternSchema } from '../regex.ts'
import { inTurn, mapSteps } from '../steps.ts'
import type { Decoder } from '../types.ts'
import {
  bpeDecoder,
  ctcDecoder,
  decodeByteFallback,
  decodeByteLevel,
  fuse,
  metaspaceDecoder,
  stripDecoder,
  wordPieceDecoder,
} from './pieceDecoders.ts'

const text = v.nullish(v.string())
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))

const decoderSchema = v.variant('type', [
  v.object({ type: v.literal('ByteLevel') }),
  v.object({
    type: v.literal('WordPiece'),
    prefix: v.nullish(v.string(), '##'),
    cleanup: v.nullish(v.boolean(), true),
  }),
  v.object({ type: v.literal('BPEDecoder'), suffix: v.nullish(v.string(), '</w>') }),
  v.object({
    type: v.literal('Metaspace'),
    replacement: v.pipe(v.nullish(v.string(), '▁'), v.minLength(1)),
    prepend_scheme: text,
    add_prefix_space: v.nullish(v.boolean()),
  }),
  v.object({ type: v.literal('ByteFallback') }),
  v.object({ type: v.literal('Fuse') }),
  v.object({ type: v.literal('Strip'), content: v.pipe(v.string(), v.minLength(1)), start: count, stop: count }),
  v.object({
    type: v.literal('Replace'),
    pattern: patternSchema,
    content: v.string(),
  }),
  v.object({
    type: v.literal('CTC'),
    pad_token: v.nullish(v.string(), '<pad>'),
    word_delimiter_token: v.nullish(v.string(), '|'),
    cleanup: v.nullish(v.boolean(), true),
  }),
  v.object({ type: v.literal('Sequence'), decoders: v.array(v.unknown()) }),
])
type DecoderJson = v.InferOutput<typeof decoderSchema>

const typeSchema = v.object({ type: v.string() })
const DEEPEST = 8

/** Without a decoder: the pieces with spaces between, as the reference. */
const joinWithSpaces: Decoder = function* (pieces) {
  yield pieces.length
  return [pieces.join(' ')]
}

/** `unsupported` for an unknown type or a regular expression that cannot be had, `not-a-tokenizer` for a damaged one. */
export function createDecoder(json: unknown, depth = 0): Outcome<Decoder> {
  if (json === null || json === undefined) return succeed(joinWithSpaces)
  const parsed = v.safeParse(decoderSchema, json)
  if (parsed.success && depth <= DEEPEST) return build(parsed.output, depth)
  const type = v.safeParse(typeSchema, json)
  const known = type.success && decoderSchema.options.some((option) => option.entries.type.literal === type.output.type)
  return type.success && !known
    ? fail('unsupported', { what: 'decoder', detail: type.output.type })
    : fail('not-a-tokenizer', { detail: type.success ? `decoder: ${type.output.type}` : 'decoder' })
}

function build(json: DecoderJson, depth: number): Outcome<Decoder> {
  switch (json.type) {
    case 'ByteLevel':
      return succeed(decodeByteLevel)
    case 'WordPiece':
      return succeed(wordPieceDecoder(json.prefix, json.cleanup !== false))
    case 'BPEDecoder':
      return succeed(bpeDecoder(json.suffix))
    case 'Metaspace':
      return succeed(
        metaspaceDecoder(
          json.replacement,
          json.prepend_scheme == null ? json.add_prefix_space !== false : json.prepend_scheme !== 'never',
        ),
      )
    case 'ByteFallback':
      return succeed(decodeByteFallback)
    case 'Fuse':
      return succeed(fuse)
    case 'Strip':
      return succeed(stripDecoder(json.content, json.start, json.stop))
    case 'Replace': {
      const regExp =
        'String' in json.pattern ? succeed(literalRegExp(json.pattern.String)) : patternRegExp(json.pattern)
      return regExp.ok ? succeed(replacing(regExp.value, json.content)) : regExp
    }
    case 'CTC':
      return succeed(ctcDecoder(json.pad_token, json.word_delimiter_token, json.cleanup !== false))
    case 'Sequence':
      return sequence(json.decoders, depth)
  }
}

/** Every match in every piece becomes `content`, empty ones too. */
function replacing(regExp: RegExp, content: string): Decoder {
  return (pieces) =>
    mapSteps(pieces, (piece) => {
      let replaced = ''
      let at = 0
      for (const { start, end } of matchesOf(regExp, piece)) {
        replaced += piece.slice(at, start) + content
        at = end
      }
      return replaced + piece.slice(at)
    })
}

function sequence(decoders: readonly unknown[], depth: number): Outcome<Decoder> {
  const all: Decoder[] = []
  for (const json of decoders) {
    const one = createDecoder(json, depth + 1)
    if (!one.ok) return one
    all.push(one.value)
  }
  return succeed((pieces) => inTurn(all, pieces))
}
