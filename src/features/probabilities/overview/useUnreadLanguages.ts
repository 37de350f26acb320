/** The languages of the text, as far as they can be told, that a language model has not read. Looked at when the text rests. */
import { useEffect, useState } from 'react'
import type { UnreadLanguage } from '../../../core/text/unreadLanguages.ts'

const DEBOUNCE_MS = 300
const NONE: readonly UnreadLanguage[] = []

/** @param read codes of the languages that it has read (BCP 47), the same object for the same; null: not known */
export function useUnreadLanguages(text: string, read: readonly string[] | null): readonly UnreadLanguage[] {
  const [found, setFound] = useState<{ readonly text: string; readonly languages: readonly UnreadLanguage[] } | null>(
    null,
  )
  useEffect(() => {
    if (read === null) return
    let isCurrent = true
    const timer = window.setTimeout(() => {
      void Promise.all([
        import('../../../core/text/unreadLanguages.ts'),
        import('../../../core/text/languageProfiles.ts'),
      ]).then(
        ([{ unreadLanguages }, { languageProfiles }]) => {
          if (isCurrent) setFound({ text, languages: unreadLanguages(text, read, languageProfiles) })
        },
        // What cannot be fetched is not said.
        () => {},
      )
    }, DEBOUNCE_MS)
    return () => {
      isCurrent = false
      window.clearTimeout(timer)
    }
  }, [text, read])
  return found?.text === text && read !== null ? found.languages : NONE
}
