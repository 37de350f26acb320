/** A column's head: its name opens what it is, its arrow sorts. */
import { useTranslations } from 'use-intl'
import { FigureDefinition } from '../../../ui/FigureDefinition.tsx'
import type { ColumnId } from './metricsRows.ts'

export function Definition({ column, name }: { readonly column: ColumnId; readonly name: string }) {
  const t = useTranslations('metrics')
  return (
    <FigureDefinition
      trigger={name}
      label={t('definitionOf', { name })}
      title={name}
      what={t(`definition.${column}.what`)}
      facts={[
        [t('unit'), t(`definition.${column}.unit`)],
        [t('formula'), t(`definition.${column}.formula`)],
        [t('source'), t(`definition.${column}.source`)],
      ]}
    />
  )
}
