/** What scripts are called, in the language of the page. */
import { useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'

export function useScriptNames(): (script: string) => string {
  const t = useTranslations('vocabulary.scripts')
  const locale = useLocale()
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: 'script' })
    return (script) => {
      if (script === 'none' || script === 'several' || script === 'unknown') return t(script)
      try {
        return names.of(script) ?? script
      } catch {
        return script
      }
    }
  }, [t, locale])
}
