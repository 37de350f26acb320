/** What a byte is called: with the character that it most probably begins, and the end by a word. */
import { useCallback } from 'react'
import { useTranslations } from 'use-intl'
import type { ComposedCharacter } from './questions.ts'
import { byteLabel, characterLabel } from '../../../ui/bytesLabel.ts'
import { isEnd } from '../model/isEnd.ts'

export function useSymbolLabel(characters: readonly ComposedCharacter[]): (symbol: number) => string {
  const t = useTranslations('nextByte')
  return useCallback(
    (symbol) => {
      if (isEnd(symbol)) return t('end')
      const composed = characters.find(({ byte }) => byte === symbol)
      return composed === undefined
        ? byteLabel(symbol)
        : `${byteLabel(symbol)} (${characterLabel(composed.character)}…)`
    },
    [t, characters],
  )
}
