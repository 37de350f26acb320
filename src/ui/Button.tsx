/** The interface's buttons: one with words, one with an icon and a name. */
import { useState, type ComponentPropsWithRef, type MouseEvent, type ReactNode } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** `primary`: the one thing to do here. `quiet`: without a frame. */
  readonly look?: 'plain' | 'primary' | 'quiet'
}

/** A button that is disabled while it has the focus keeps the focus, and does nothing: a browser would give it to nobody. */
function KeptButton({
  disabled = false,
  type = 'button',
  onClick,
  onFocus,
  onBlur,
  ...rest
}: ComponentPropsWithRef<'button'>) {
  const [isFocused, setFocused] = useState(false)
  const isKept = disabled && isFocused
  return (
    <button
      // oxlint-disable-next-line react/button-has-type
      type={type}
      disabled={disabled && !isFocused}
      aria-disabled={isKept || undefined}
      onClick={isKept ? (event: MouseEvent) => event.preventDefault() : onClick}
      onFocus={(event) => {
        setFocused(true)
        onFocus?.(event)
      }}
      onBlur={(event) => {
        setFocused(false)
        onBlur?.(event)
      }}
      {...rest}
    />
  )
}

export function Button({ look = 'plain', className, ...rest }: ButtonProps) {
  return <KeptButton className={`${styles['button']} ${styles[look]} ${className ?? ''}`} {...rest} />
}

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'title'> {
  /** What it does, in words: its name and its tooltip. */
  readonly label: string
  readonly children: ReactNode
}

export function IconButton({ label, className, ...rest }: IconButtonProps) {
  return <KeptButton aria-label={label} title={label} className={`${styles['icon']} ${className ?? ''}`} {...rest} />
}
