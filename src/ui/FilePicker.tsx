/** A button that opens the system's dialog for files, or for a folder. */
import styles from './FilePicker.module.css'

interface Props {
  readonly label: string
  readonly disabled: boolean
  /** Endings of the files that are offered; all if absent. */
  readonly accept?: string
  readonly isFolder?: boolean
  readonly isSingle?: boolean
  readonly onPick: (files: readonly File[]) => void
}

export function FilePicker({ label, disabled, accept, isFolder = false, isSingle = false, onPick }: Props) {
  return (
    <label className={styles['picker']}>
      {label}
      <input
        type="file"
        multiple={!isSingle}
        accept={accept}
        disabled={disabled}
        className="visually-hidden"
        {...(isFolder ? { webkitdirectory: '' } : {})}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same files can be chosen again after a failure.
          event.currentTarget.value = ''
          onPick(files)
        }}
      />
    </label>
  )
}
