/**
 * `tokenizer.model`, `spiece.model`: a protobuf message of SentencePiece (`sentencepiece_model.proto`), read by pbf. Only
 * what encoding needs is read.
 */
import { PbfReader } from 'pbf'
import { decodeUtf8 } from '../../text/utf8.ts'
import { fail, type Outcome } from '../failure.ts'
import { checkModel, PieceType, type NormalizerRules, type Piece, type SentencePieceModel } from './model.ts'

type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

interface Trainer {
  algorithm: number
  byteFallback: boolean
  spaceAsSuffix: boolean
  unknownSurface: string
}

interface Normalizer extends Mutable<Pick<NormalizerRules, 'name' | 'charsMap' | 'removesSpaces' | 'escapesSpaces'>> {
  addsSpace: boolean
}

interface Message {
  readonly pieces: Piece[]
  readonly trainer: Trainer
  readonly normalizer: Normalizer
}

const ALGORITHMS: Readonly<Record<number, SentencePieceModel['algorithm']>> = {
  1: 'unigram',
  2: 'bpe',
  3: 'word',
  4: 'char',
}

/** Unlike pbf's own, which drops a byte order mark. */
function text(pbf: PbfReader): string {
  return decodeUtf8(pbf.readBytes())
}

function readPiece(tag: number, piece: Mutable<Piece>, pbf: PbfReader): void {
  if (tag === 1) piece.text = text(pbf)
  else if (tag === 2) piece.score = pbf.readFloat()
  else if (tag === 3) piece.type = pbf.readVarint()
}

function readTrainer(tag: number, trainer: Trainer, pbf: PbfReader): void {
  if (tag === 3) trainer.algorithm = pbf.readVarint()
  else if (tag === 24) trainer.spaceAsSuffix = pbf.readBoolean()
  else if (tag === 35) trainer.byteFallback = pbf.readBoolean()
  else if (tag === 44) trainer.unknownSurface = text(pbf)
}

function readNormalizer(tag: number, normalizer: Normalizer, pbf: PbfReader): void {
  if (tag === 1) normalizer.name = text(pbf)
  else if (tag === 2) normalizer.charsMap = pbf.readBytes()
  else if (tag === 3) normalizer.addsSpace = pbf.readBoolean()
  else if (tag === 4) normalizer.removesSpaces = pbf.readBoolean()
  else if (tag === 5) normalizer.escapesSpaces = pbf.readBoolean()
}

function readMessage(tag: number, message: Message, pbf: PbfReader): void {
  if (tag === 1) message.pieces.push(pbf.readMessage(readPiece, { text: '', score: 0, type: PieceType.normal }))
  else if (tag === 2) pbf.readMessage(readTrainer, message.trainer)
  else if (tag === 3) pbf.readMessage(readNormalizer, message.normalizer)
}

/** With the defaults of the message. */
function emptyMessage(): Message {
  return {
    pieces: [],
    trainer: { algorithm: 1, byteFallback: false, spaceAsSuffix: false, unknownSurface: ' \u2047 ' },
    normalizer: { name: '', charsMap: null, addsSpace: true, removesSpaces: true, escapesSpaces: true },
  }
}

/** Failures: `damaged-file` {kind, detail}. */
export function readModelFile(bytes: Uint8Array): Outcome<SentencePieceModel> {
  const message = emptyMessage()
  try {
    new PbfReader(bytes).readFields(readMessage, message)
  } catch (error) {
    return fail('damaged-file', {
      kind: 'SentencePiece',
      detail: error instanceof Error ? error.message : String(error),
    })
  }
  const { pieces, trainer, normalizer } = message
  const algorithm = ALGORITHMS[trainer.algorithm]
  if (algorithm === undefined)
    return fail('damaged-file', { kind: 'SentencePiece', detail: `its algorithm is number ${trainer.algorithm}` })
  const { charsMap, addsSpace, ...rules } = normalizer
  return checkModel({
    algorithm,
    pieces,
    byteFallback: trainer.byteFallback,
    unknownSurface: trainer.unknownSurface,
    normalizer: {
      ...rules,
      charsMap: charsMap === null || charsMap.length === 0 ? null : charsMap,
      addsSpace: addsSpace ? (trainer.spaceAsSuffix ? 'after' : 'before') : 'nowhere',
    },
  })
}
