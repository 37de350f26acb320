/** A name with a size in megabytes behind it, for lists to choose from in which something large stands beside something small. */
import { useFormatter, useTranslations } from 'use-intl'

/** `bytes`: null where the size is not worth a word. */
export function useNameWithSize(): (name: string, bytes: number | null) => string {
  const t = useTranslations()
  const format = useFormatter()
  return (name, bytes) => {
    if (bytes === null) return name
    const size = format.number(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: 0 })
    return t('nameWithSize', { name, size })
  }
}
