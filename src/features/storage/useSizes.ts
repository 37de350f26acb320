/** Sizes in decimal kilobytes or megabytes, in the reader's locale. */
import { useFormatter } from 'use-intl'

export function useSizes(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) =>
    bytes < 100_000
      ? format.number(Math.ceil(bytes / 1e3), { style: 'unit', unit: 'kilobyte' })
      : format.number(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: bytes < 1e8 ? 1 : 0 })
}
