/** Tokens as they cut a text, in a row, with signs for white space and bytes where they are no characters. */
import { bytesLabel } from './bytesLabel.ts'
import styles from './Tokens.module.css'

export function ByteText({ bytes }: { readonly bytes: Uint8Array }) {
  return bytesLabel(bytes).map(({ text, isBytes }, index) => (
    // oxlint-disable-next-line react/no-array-index-key -- a part's place is what it is
    <span key={index} className={isBytes ? styles['bytes'] : undefined}>
      {text}
    </span>
  ))
}

interface Props {
  readonly tokens: readonly { readonly bytes: Uint8Array }[]
  /** Bytes of the last token that reach beyond the prompt, which are underlined. */
  readonly beyond?: number
  /** Quieter, as what all have in common. */
  readonly isQuiet?: boolean
}

export function Tokens({ tokens, beyond = 0, isQuiet = false }: Props) {
  return (
    <span className={isQuiet ? styles['quiet'] : styles['tokens']} dir="ltr" translate="no">
      {tokens.map(({ bytes }, index) => {
        const inside = index === tokens.length - 1 ? bytes.length - beyond : bytes.length
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a token's place is what it is
          <span key={index} className={styles['token']}>
            <ByteText bytes={bytes.subarray(0, inside)} />
            {inside < bytes.length && (
              <span className={styles['beyond']}>
                <ByteText bytes={bytes.subarray(inside)} />
              </span>
            )}
          </span>
        )
      })}
    </span>
  )
}
