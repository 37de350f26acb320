/** A figure's name, which opens what it is, its unit, its formula and where it is from. */
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { LanguageFigure } from '../../../metrics/languageFigures.ts'
import { InfoPopover } from '../../../ui/InfoPopover.tsx'
import styles from './Controls.module.css'

interface Props {
  readonly figure: LanguageFigure
  readonly trigger: ReactNode
}

export function FigureDefinition({ figure, trigger }: Props) {
  const t = useTranslations('languages')
  const name = t(`figureName.${figure}`)
  return (
    <InfoPopover trigger={trigger} label={t('definitionOf', { name })} title={name}>
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
