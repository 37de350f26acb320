/** From documents to the training and held-out pieces: filters, deduplication, one cap a language. */
import type { Document } from './document.ts'
import { CODE, isKept } from './filters.ts'
import { fractionOf, isHeldOut, piecesOf } from './split.ts'

export interface Piece {
  readonly source: string
  readonly language: string
  readonly key: string
  readonly text: string
}

export interface MixSettings {
  /** Most bytes of training text a language; English is not capped. */
  readonly mostBytesOfALanguage: number
  /** The same of a programming language. */
  readonly mostBytesOfCode: number
  readonly heldOutShare: number
  readonly pieceBytes: number
}

export interface Mix {
  readonly train: readonly Piece[]
  readonly heldOut: readonly Piece[]
}

const encoder = new TextEncoder()

/** Bytes of UTF-8. */
export function bytesOf(text: string): number {
  return encoder.encode(text).length
}

/**
 * English documents come first, so that a block of a translation that was left in English is a repetition, and dropped.
 * A block is kept once in the whole mix, so no block of a held-out document is in the training text. Pieces are put in
 * an order that hashes decide; a language's cap keeps the first of them.
 */
export function mixOf(documents: readonly Document[], settings: MixSettings): Mix {
  const inOrder = [
    ...documents.filter(({ language }) => language === 'en'),
    ...documents.filter(({ language }) => language !== 'en'),
  ]
  const seen = new Set<string>()
  const train: Piece[] = []
  const heldOut: Piece[] = []
  for (const { source, language, key, blocks } of inOrder) {
    const kept = blocks.filter((block) => {
      if (seen.has(block) || !isKept(block, language)) return false
      seen.add(block)
      return true
    })
    const pieces = isHeldOut(key, settings.heldOutShare) ? heldOut : train
    for (const text of piecesOf(kept, settings.pieceBytes)) pieces.push({ source, language, key, text })
  }
  return {
    train: capped(shuffled(train), settings, 1),
    heldOut: capped(shuffled(heldOut), settings, englishShare(heldOut, train, settings)),
  }
}

/** Bytes of held-out English a byte of training English, so that the held-out text is mixed as the training text is. */
function englishShare(heldOut: readonly Piece[], train: readonly Piece[], settings: MixSettings): number {
  const english = (pieces: readonly Piece[]) =>
    pieces.reduce((sum, { language, text }) => sum + (language === 'en' ? bytesOf(text) : 0), 0)
  const trained = english(train)
  return trained === 0 ? settings.heldOutShare : english(heldOut) / trained
}

function shuffled(pieces: readonly Piece[]): Piece[] {
  return pieces
    .map((piece) => ({ piece, place: fractionOf(piece.text) }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ piece }) => piece)
}

/** The first pieces of each language up to `share` of its cap. */
function capped(pieces: readonly Piece[], settings: MixSettings, share: number): Piece[] {
  const bytes = new Map<string, number>()
  return pieces.filter(({ language, text }) => {
    const before = bytes.get(language) ?? 0
    const most = CODE.has(language) ? settings.mostBytesOfCode : settings.mostBytesOfALanguage
    if (language !== 'en' && before >= most * share) return false
    bytes.set(language, before + bytesOf(text))
    return true
  })
}
