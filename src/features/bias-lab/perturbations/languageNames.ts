/** What the texts are called, how they are marked up: by the browser's names of languages. */
import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { SCREEN_TEXT } from '../../../state/changedTexts.ts'

/** A function from the language of a text to its name. */
export function useLanguageNames(): (language: string) => string {
  const t = useTranslations('perturbations')
  const locale = useLocale()
  return useCallback(
    (language) => {
      if (language === SCREEN_TEXT) return t('screenText')
      const name = new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' }).of(language)
      // Chromium has no name for it in English.
      return name ?? (language === 'bo' ? t('tibetan') : language)
    },
    [t, locale],
  )
}

/** BCP 47; undefined for the text on the screen, whose language is not known. */
export const langOf = (language: string): string | undefined => (language === SCREEN_TEXT ? undefined : language)
