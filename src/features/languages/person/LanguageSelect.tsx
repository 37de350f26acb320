/** A choice of one of the languages that are shown. */
import { useTranslations } from 'use-intl'
import type { LanguageData } from '../useLanguageData.ts'

interface Props {
  readonly data: LanguageData
  readonly value: string | null
  readonly onChange: (code: string) => void
}

export function LanguageSelect({ data, value, onChange }: Props) {
  const t = useTranslations('languages')
  const shown = new Set(data.codes)
  return (
    <select value={value ?? ''} onChange={(event) => onChange(event.target.value)}>
      {value === null && <option value="">{t('pending')}</option>}
      {data.keyed.corpus.languages.flatMap(({ code, name, autonym }) =>
        shown.has(code) && code !== data.base
          ? [
              <option key={code} value={code}>
                {autonym === null || autonym === name ? name : `${name} · ${autonym}`}
              </option>,
            ]
          : [],
      )}
    </select>
  )
}
