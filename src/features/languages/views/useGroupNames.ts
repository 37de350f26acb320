/** Scripts by their English names, families as they are called, numbers of speakers: what is said of a language. */
import { useMemo } from 'react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'

export interface GroupNames {
  readonly scriptName: (script: string | null) => string
  readonly familyName: (family: string | null) => string
  /** Of a group's key, whichever it is; a key of four letters, one of them great, is a script's. */
  readonly groupName: (key: string | null) => string
  readonly speakersText: (speakers: CorpusLanguage['speakers']) => string
}

export function useGroupNames(): GroupNames {
  const t = useTranslations('languages')
  const format = useFormatter()
  const locale = useLocale()
  return useMemo(() => {
    const names = new Intl.DisplayNames(locale, { type: 'script', fallback: 'code' })
    const scriptName = (script: string | null): string => {
      if (script === null) return t('notKnown')
      try {
        return names.of(script) ?? script
      } catch {
        return script
      }
    }
    return {
      scriptName,
      familyName: (family) => family ?? t('notKnown'),
      groupName: (key) => (key !== null && /^[A-Z][a-z]{3}$/.test(key) ? scriptName(key) : (key ?? t('notKnown'))),
      speakersText: (speakers) =>
        speakers === null
          ? t('notKnown')
          : format.number(speakers.count, { notation: 'compact', maximumFractionDigits: 1 }),
    }
  }, [t, format, locale])
}
