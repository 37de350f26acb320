/** A token as its bytes are read, with signs for what cannot be seen; one without bytes as the vocabulary spells it. */
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import { textLabel, textOfBytes } from '../../../ui/bytesLabel.ts'
import { ByteText } from '../../../ui/Tokens.tsx'
import type { TokenNames } from './useTokenNames.ts'
import styles from './Stages.module.css'

interface Props {
  readonly id: TokenId
  readonly names: TokenNames
}

export function TokenText({ id, names }: Props) {
  const { bytes, piece } = names(id)
  const text = bytes === null ? null : textOfBytes(bytes)
  return (
    <bdi className={styles['tokenText']} translate="no">
      {bytes === null || bytes.length === 0 ? (
        (piece ?? `#${id}`)
      ) : text === null ? (
        <ByteText bytes={bytes} />
      ) : (
        textLabel(text)
      )}
    </bdi>
  )
}
