/** Which columns of a table a paper has: folded away, for what is usual stands chosen. */
import { useTranslations } from 'use-intl'
import type { ExportColumn } from '../../core/export/table.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ExportDialog.module.css'

interface Props {
  /** In words. */
  readonly table: string
  readonly columns: readonly ExportColumn[]
  readonly chosen: ReadonlySet<string>
  /** Null: what is usual. */
  readonly onChoose: (chosen: ReadonlySet<string> | null) => void
}

export function PaperColumns({ table, columns, chosen, onChoose }: Props) {
  const t = useTranslations('export.paper')
  const count = columns.filter(({ id }) => chosen.has(id)).length
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <details className={styles['paper']}>
      <summary>{t('columns', { count, total: columns.length })}</summary>
      <fieldset className={styles['columns']}>
        <legend className="visually-hidden">{t('columnsOf', { table })}</legend>
        {columns.map(({ id, title, definition }) => (
          <label key={id} title={definition}>
            <input type="checkbox" checked={chosen.has(id)} onChange={() => toggle(id)} />
            {title}
          </label>
        ))}
      </fieldset>
      <Button look="quiet" onClick={() => onChoose(null)}>
        {t('usual')}
      </Button>
    </details>
  )
}
