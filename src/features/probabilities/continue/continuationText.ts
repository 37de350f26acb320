/** The tokens of a continuation as text: characters are put together across tokens, what is not yet whole stays bytes. Pure. */
import { append } from '../../../core/text/append.ts'
import type { ContinuedToken } from '../../../platform/workers/scoring/protocol.ts'
import { bytesHex } from '../../../core/text/hex.ts'

/** One token, or several that share a character: those before the last one of them hold only a part of it. */
export interface ContinuedPiece {
  readonly tokens: readonly ContinuedToken[]
  readonly text: string
  /** `bytes`: no whole characters (yet), written in hexadecimal. `special`: the token stands for no text. */
  readonly kind: 'text' | 'bytes' | 'special'
}

/** The text of bytes that are whole characters; `isWhole` is false where the last one is not whole yet. Null where the bytes are no UTF-8. */
function decode(bytes: Uint8Array): { readonly text: string; readonly isWhole: boolean } | null {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  try {
    const text = decoder.decode(bytes, { stream: true })
    return { text, isWhole: new TextEncoder().encode(text).length === bytes.length }
  } catch {
    return null
  }
}

function join(tokens: readonly ContinuedToken[]): Uint8Array {
  return Uint8Array.from(tokens.flatMap(({ bytes }) => (bytes === null ? [] : [...bytes])))
}

function alone(token: ContinuedToken): ContinuedPiece {
  const bytes = token.bytes ?? new Uint8Array()
  const read = decode(bytes)
  return read?.isWhole === true
    ? { tokens: [token], text: read.text, kind: 'text' }
    : { tokens: [token], text: bytesHex(bytes), kind: 'bytes' }
}

/** The pieces in order; the bytes of all of them are those of the tokens. */
export function continuationPieces(tokens: readonly ContinuedToken[]): readonly ContinuedPiece[] {
  const pieces: ContinuedPiece[] = []
  /** Tokens whose bytes so far begin with whole characters and end inside one. */
  let open: ContinuedToken[] = []
  const giveUp = (): void => {
    append(pieces, open.map(alone))
    open = []
  }
  for (const token of tokens) {
    if (token.bytes === null) {
      giveUp()
      pieces.push({
        tokens: [token],
        text: token.piece === null || token.piece === '' ? String(token.id) : token.piece,
        kind: 'special',
      })
      continue
    }
    if (open.length > 0 && decode(join([...open, token])) === null) giveUp()
    open.push(token)
    const read = decode(join(open))
    if (read === null) giveUp()
    else if (read.isWhole) {
      pieces.push({ tokens: open, text: read.text, kind: 'text' })
      open = []
    }
  }
  giveUp()
  return pieces
}

/** The text that a continuation adds: its whole characters, U+FFFD nowhere; bytes that make no character are left out. */
export function continuationText(tokens: readonly ContinuedToken[]): string {
  return continuationPieces(tokens)
    .filter(({ kind }) => kind === 'text')
    .map(({ text }) => text)
    .join('')
}
