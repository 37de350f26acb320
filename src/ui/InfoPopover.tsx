/**
 * A button that opens a small panel of words beside it: a definition, a card, a note. What opens is fetched when the
 * button is pointed at or focused, and takes the button's place, open, when it is pressed: neither the first screen
 * nor a key waits for it.
 */
import { useState } from 'react'
import type { ComponentType, ReactNode } from 'react'
import styles from './InfoPopover.module.css'

export interface InfoPopoverProps {
  /** What the button shows. */
  readonly trigger: ReactNode
  /** The button's name where what it shows is not enough. */
  readonly label?: string | undefined
  readonly title: string
  readonly children: ReactNode
  readonly className?: string | undefined
  /** What leads on from the words; the panel closes then. */
  readonly more?: { readonly words: string; readonly onFollow: () => void } | undefined
}

const importPopover = () => import('./OpenedPopover.tsx')
/** One that cannot be fetched leaves the button as it is, for another try. */
const preload = () => void importPopover().catch(() => {})

export function InfoPopover(props: InfoPopoverProps) {
  const [Opened, setOpened] = useState<ComponentType<InfoPopoverProps> | null>(null)
  if (Opened !== null) return <Opened {...props} />
  const { trigger, label, className } = props
  const open = () =>
    importPopover().then(
      (module) => setOpened(() => module.default),
      () => {},
    )
  return (
    <button
      type="button"
      className={`${styles['trigger']} ${className ?? ''}`}
      aria-label={label}
      aria-haspopup="dialog"
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={() => void open()}
    >
      {trigger}
    </button>
  )
}
