/**
 * The segmentation of a text in which some spellings are one token each, though the tokenizer's vocabulary lacks them: the
 * markers of chats with hosted language models, whose vocabularies are published without them. Pure.
 */
import type { Encoding } from '../tokenizers/encoding.ts'
import { TokenKind } from '../tokenizers/encoding.ts'
import { encodeUtf8 } from '../text/utf8.ts'
import type { Marker } from '../tokenizers/chatTemplate.ts'

/** @param encode what stands between two markers */
export function encodeWithMarkers(
  text: string,
  markers: readonly Marker[],
  encode: (text: string) => Encoding,
): Encoding {
  if (markers.length === 0) return encode(text)
  const idOf = new Map(markers.map((marker) => [marker.text, marker.id]))
  const escaped = [...idOf.keys()]
    .toSorted((one, other) => other.length - one.length)
    .map((spelled) => spelled.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`))
  const ids: number[] = []
  const startByte: number[] = []
  const endByte: number[] = []
  const kinds: number[] = []
  let at = 0
  for (const part of text.split(new RegExp(`(${escaped.join('|')})`, 'u'))) {
    const bytes = encodeUtf8(part).length
    const id = idOf.get(part)
    if (id === undefined) {
      const encoding = encode(part)
      for (const [token, tokenId] of encoding.ids.entries()) {
        ids.push(tokenId)
        startByte.push(at + (encoding.startByte[token] ?? 0))
        endByte.push(at + (encoding.endByte[token] ?? 0))
        kinds.push(encoding.kinds[token] ?? 0)
      }
    } else {
      ids.push(id)
      startByte.push(at)
      endByte.push(at + bytes)
      kinds.push(TokenKind.special)
    }
    at += bytes
  }
  return {
    ids: Uint32Array.from(ids),
    startByte: Uint32Array.from(startByte),
    endByte: Uint32Array.from(endByte),
    kinds: Uint8Array.from(kinds),
    normalized: null,
  }
}
