/** The head of a column: its name opens what the figure is. */
import { useTranslations } from 'use-intl'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import styles from './ChangesPart.module.css'

export function Definition({ figure, name }: { readonly figure: 'edits' | 'characters' | 'bits'; readonly name: string }) {
  const t = useTranslations('changes')
  return (
    <InfoPopover trigger={name} label={t('definitionOf', { name })} title={name}>
      <p>{t(`definition.${figure}.what`)}</p>
      <dl className={styles['definition']}>
        <dt>{t('unit')}</dt>
        <dd>{t(`definition.${figure}.unit`)}</dd>
        <dt>{t('formula')}</dt>
        <dd>{t(`definition.${figure}.formula`)}</dd>
        <dt>{t('source')}</dt>
        <dd>{t(`definition.${figure}.source`)}</dd>
      </dl>
    </InfoPopover>
  )
}
