/** Sizes in bytes, as megabytes in the reader's locale. */
import { useCallback } from 'react'
import { useFormatter } from 'use-intl'

export function useByteSizes(): (bytes: number) => string {
  const format = useFormatter()
  return useCallback(
    (bytes) =>
      format.number(bytes / 1e6, { style: 'unit', unit: 'megabyte', maximumFractionDigits: bytes < 1e8 ? 1 : 0 }),
    [format],
  )
}
