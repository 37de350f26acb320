/** The table that is open: which of its columns is counted, and by which lanes. */
import { useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import { shownName } from '../../../core/text/shownName.ts'
import { useAppState } from '../../../state/react.ts'
import { tokenizerStatus } from '../../../state/selectors.ts'
import type { OpenedTable } from '../../../state/tableServices.ts'
import { Button } from '../../../ui/Button.tsx'
import { FileProgress } from '../../../ui/FileProgress.tsx'
import shared from '../Workshop.module.css'
import { countColumn, setColumn, useTables } from './tables.ts'
import styles from './Table.module.css'

export function Chosen({ file, table }: { readonly file: File; readonly table: OpenedTable }) {
  const t = useTranslations('tokenTable')
  const column = useTables((state) => state.column)
  const work = useTables((state) => state.work)
  const lanes = useAppState((state) => state.comparison.tokenizers)
  const ready = useAppState(
    useShallow((state) =>
      state.comparison.tokenizers.filter((lane) => tokenizerStatus(state, lane).status === 'ready'),
    ),
  )
  const { addSpecialTokens, parseSpecialTokens } = useAppState((state) => state.comparison.compare)
  const { heads, records } = table.preview
  return (
    <section aria-label={shownName(file.name)} className={styles['chosen']}>
      <h3 translate="no">{shownName(file.name)}</h3>
      <div className={shared['controls']}>
        <label className={shared['field']}>
          {t('column')}
          <select value={column} disabled={work !== null} onChange={({ target }) => setColumn(Number(target.value))}>
            {heads.map((head, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- two columns may have one name
              <option key={index} value={index}>
                {head.trim() === '' ? t('unnamed', { number: index + 1 }) : shownName(head)}
              </option>
            ))}
          </select>
        </label>
        <Button look="primary" disabled={work !== null || ready.length === 0} onClick={() => void countColumn(ready)}>
          {t('count')}
        </Button>
      </div>
      {ready.length === 0 && <p className={shared['note']}>{t('noLanes')}</p>}
      {ready.length > 0 && ready.length < lanes.length && (
        <p className={shared['note']}>{t('waiting', { count: lanes.length - ready.length })}</p>
      )}
      <p className={shared['note']}>
        {t('special', { add: String(addSpecialTokens), read: String(parseSpecialTokens) })}
      </p>
      {work !== null && <FileProgress name={file.name} progress={work.progress} onCancel={work.cancel} />}
      <h4>{t('preview')}</h4>
      <ol className={styles['preview']} translate="no">
        {records.map((cells, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a record's place is what it is
          <li key={index} dir="auto">
            {cells[column] ?? <span className={styles['none']}>{t('noText')}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
