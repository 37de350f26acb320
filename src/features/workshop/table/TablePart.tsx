/** A table of the reader's: a column of it, counted row by row by every lane. */
import { useTranslations } from 'use-intl'
import { TABLE_ENDINGS } from '../../../core/corpora/rows/tableNames.ts'
import { limitWords } from '../../../core/text/fileLimits.ts'
import { shownName } from '../../../core/text/shownName.ts'
import { useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { FileDrop } from '../../../ui/FileDrop.tsx'
import { FilePicker } from '../../../ui/FilePicker.tsx'
import { Teach } from '../../../ui/parts/Teach.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import shared from '../Workshop.module.css'
import { Chosen } from './Chosen.tsx'
import { Counts } from './Counts.tsx'
import { openTable, useTables } from './tables.ts'
import styles from './Table.module.css'

export default function TablePart() {
  const t = useTranslations('tokenTable')
  const services = useServices()
  const failureText = useFailureText()
  const { file, hadOthers, table, failure, counted } = useTables()
  const take = (files: readonly File[]): void => void openTable(services.tables, files)
  return (
    <section aria-labelledby="table-title" className={shared['part']}>
      <h2 id="table-title">{t('title')}</h2>
      <p className={shared['what']}>{t('what')}</p>
      <div className={styles['file']}>
        <FileDrop id="table" onDrop={({ files }) => take([...files])}>
          <p>{t('drop')}</p>
          <FilePicker label={t('pick')} accept={TABLE_ENDINGS.join()} disabled={false} isSingle onPick={take} />
        </FileDrop>
        <p className={shared['note']}>{t('note', { limit: limitWords('table') })}</p>
      </div>
      {file !== null && hadOthers && <p className={shared['note']}>{t('onlyOne', { name: shownName(file.name) })}</p>}
      {file !== null && table === null && failure === null && (
        <p className={shared['asking']}>{t('opening', { name: shownName(file.name) })}</p>
      )}
      {failure?.code === 'cancelled' && <output className={shared['note']}>{t('cancelled')}</output>}
      {failure !== null && failure.code !== 'cancelled' && (
        <p role="alert" className={shared['failed']}>
          {failureText(failure)}{' '}
          {table === null && file !== null && <Button onClick={() => take([file])}>{t('again')}</Button>}
        </p>
      )}
      {file !== null && table !== null && <Chosen file={file} table={table} />}
      {counted !== null && <Counts counted={counted} />}
      <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} />
    </section>
  )
}
