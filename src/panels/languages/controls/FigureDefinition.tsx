/** What the figure is called in the controls, which opens what it is, its unit, its formula and where it is from. */
import { useTranslations } from 'use-intl'
import type { LanguageFigure } from '../../../metrics/languageFigures.ts'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import styles from './Controls.module.css'

export function FigureDefinition({ figure }: { readonly figure: LanguageFigure }) {
  const t = useTranslations('languages')
  const name = t(`figureName.${figure}`)
  return (
    <InfoPopover trigger={t('figure')} title={name}>
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
