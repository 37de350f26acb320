/** An entry as its bytes are read, with signs for what cannot be seen. */
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import { textLabel } from '../../../ui/bytesLabel.ts'
import { ByteText } from '../../../ui/Tokens.tsx'

export function EntryText({ entry: { text, bytes, piece } }: { readonly entry: VocabularyEntry }) {
  return (
    <bdi translate="no">{text !== null ? textLabel(text) : bytes === null ? piece : <ByteText bytes={bytes} />}</bdi>
  )
}
