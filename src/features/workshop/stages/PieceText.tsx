/** A text with signs for white space, such as a piece of the text. */
import { textLabel } from '../../../ui/bytesLabel.ts'
import styles from './Stages.module.css'

export function PieceText({ text }: { readonly text: string }) {
  return (
    <bdi className={styles['tokenText']} translate="no">
      {textLabel(text)}
    </bdi>
  )
}
