/** An address as a QR code: drawn as one path, black on white in every theme, for cameras read it so. */
import { useMemo, type ReactNode } from 'react'
import { encode } from 'uqr'

/** Bytes that the largest code holds at the lowest correction level (ISO/IEC 18004, version 40-L). */
export const MAX_CODE_BYTES = 2953
/** Modules of white that the standard asks for on each side. */
const QUIET_ZONE = 4

interface Props {
  readonly address: string
  /** Its name, for those who do not see it. */
  readonly label: string
  readonly className?: string
  /** What stands in its place if the address has more than {@link MAX_CODE_BYTES}. */
  readonly tooLong: ReactNode
}

export function QrCode({ address, label, className, tooLong }: Props) {
  const drawn = useMemo(() => {
    if (new TextEncoder().encode(address).length > MAX_CODE_BYTES) return null
    const { size, data } = encode(address, { ecc: 'L', border: QUIET_ZONE })
    const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
    return { size, path }
  }, [address])
  if (drawn === null) return tooLong
  return (
    <svg
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- it is drawn here, not loaded from a file
      role="img"
      aria-label={label}
      className={className}
      shapeRendering="crispEdges"
    >
      <rect width={drawn.size} height={drawn.size} fill="#fff" />
      <path d={drawn.path} fill="#000" />
    </svg>
  )
}
