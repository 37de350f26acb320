/** What tokens are called: their accessible names, and the labels of tokens without text. */
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import { codePointLabel } from '../../core/text/hex.ts'
import { TokenKind, tokenKind } from '../../core/tokenizers/encoding.ts'
import { useNumbers } from '../useNumbers.ts'
import { isInvisible } from './invisibles.ts'
import type { LaneView } from './laneView.ts'
import { textOfSpan } from './tokenText.ts'
import { usePieces } from './usePieces.ts'

const KIND_KEYS = {
  [TokenKind.ordinary]: 'ordinary',
  [TokenKind.byteFallback]: 'byteFallback',
  [TokenKind.unknown]: 'unknown',
  [TokenKind.special]: 'special',
  [TokenKind.inserted]: 'inserted',
} as const

/** The message key of a kind, under `token.kind`. */
export function kindKey(kinds: number): (typeof KIND_KEYS)[TokenKind] {
  return KIND_KEYS[tokenKind(kinds)]
}

/** Text that a screen reader can say: white space and invisible characters by their code points. */
function sayable(text: string): string {
  return isInvisible(text)
    ? [...text].map((character) => codePointLabel(character.codePointAt(0) ?? 0)).join(' ')
    : text
}

/** `noteOf`: what is said of a token after its name. */
export function useTokenNames(
  view: LaneView,
  noteOf?: (token: number) => string,
): {
  readonly nameOf: (token: number) => string
  readonly markLabelOf: (token: number) => string
} {
  const t = useTranslations('token')
  const formatNumber = useNumbers()
  const { layout, encoding } = view
  const pieces = usePieces(view)
  const nameOf = useCallback(
    (token: number): string => {
      const startByte = encoding.startByte[token] ?? 0
      const endByte = encoding.endByte[token] ?? 0
      const { text, whole } = textOfSpan(layout, startByte, endByte)
      const values = {
        text: sayable(text),
        id: String(encoding.ids[token] ?? 0),
        place: formatNumber(token + 1),
        total: formatNumber(encoding.ids.length),
        kind: t(`kind.${kindKey(encoding.kinds[token] ?? 0)}`),
        bytes: endByte - startByte,
      }
      const name = startByte === endByte ? t('nameEmpty', values) : whole ? t('name', values) : t('namePart', values)
      return noteOf === undefined ? name : `${name}, ${noteOf(token)}`
    },
    [encoding, layout, t, formatNumber, noteOf],
  )
  const markLabelOf = useCallback(
    (token: number): string => {
      const id = encoding.ids[token] ?? 0
      return pieces.get(id) ?? String(id)
    },
    [encoding, pieces],
  )
  return { nameOf, markLabelOf }
}
