/** The interface's buttons: one with words, one with an icon and a name. */
import type { ComponentPropsWithRef, ReactNode } from 'react'
import styles from './Button.module.css'

interface ButtonProps extends ComponentPropsWithRef<'button'> {
  /** `primary`: the one thing to do here. `quiet`: without a frame. */
  readonly look?: 'plain' | 'primary' | 'quiet'
}

export function Button({ look = 'plain', className, type = 'button', ...rest }: ButtonProps) {
  // oxlint-disable-next-line react/button-has-type
  return <button type={type} className={`${styles['button']} ${styles[look]} ${className ?? ''}`} {...rest} />
}

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'aria-label' | 'title'> {
  /** What it does, in words: its name and its tooltip. */
  readonly label: string
  readonly children: ReactNode
}

export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  return (
    <button type="button" aria-label={label} title={label} className={`${styles['icon']} ${className ?? ''}`} {...rest}>
      {children}
    </button>
  )
}
