/** A column's head: its name opens what it is, its arrow sorts. */
import { useTranslations } from 'use-intl'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import type { ColumnId } from './metricsRows.ts'
import styles from './MetricsTable.module.css'

export function Definition({ column, name }: { readonly column: ColumnId; readonly name: string }) {
  const t = useTranslations('metrics')
  return (
    <InfoPopover trigger={name} label={t('definitionOf', { name })} title={name}>
      <p>{t(`definition.${column}.what`)}</p>
      <dl className={styles['definition']}>
        <dt>{t('unit')}</dt>
        <dd>{t(`definition.${column}.unit`)}</dd>
        <dt>{t('formula')}</dt>
        <dd>{t(`definition.${column}.formula`)}</dd>
        <dt>{t('source')}</dt>
        <dd>{t(`definition.${column}.source`)}</dd>
      </dl>
    </InfoPopover>
  )
}
