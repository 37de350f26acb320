/** Held-out documents, and pieces of documents. Pure and without chance: hashes decide. */
import { createHash } from 'node:crypto'

const encoder = new TextEncoder()

/** A number in [0, 1) that depends on the text alone: the first 48 bits of its SHA-256. */
export function fractionOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 6) / 2 ** 48
}

/** Whether the document of this key is held out, in every language and translation that has it. */
export function isHeldOut(key: string, share: number): boolean {
  return fractionOf(`held out: ${key}`) < share
}

/**
 * Blocks joined by line feeds into pieces of at most `mostBytes` UTF-8 bytes; a block that is longer alone is a piece
 * of its own, whole. Every piece ends with a line feed.
 */
export function piecesOf(blocks: readonly string[], mostBytes: number): string[] {
  const pieces: string[] = []
  let piece = ''
  let bytes = 0
  for (const block of blocks) {
    const size = encoder.encode(block).length + 1
    if (bytes > 0 && bytes + size > mostBytes) {
      pieces.push(piece)
      piece = ''
      bytes = 0
    }
    piece += `${block}\n`
    bytes += size
  }
  if (piece !== '') pieces.push(piece)
  return pieces
}
