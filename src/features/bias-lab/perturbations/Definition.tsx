/** The head of a column: its name opens what the figure is. */
import { useTranslations } from 'use-intl'
import { FigureDefinition } from '../../../ui/FigureDefinition.tsx'

export function Definition({
  figure,
  name,
}: {
  readonly figure: 'edits' | 'characters' | 'bits'
  readonly name: string
}) {
  const t = useTranslations('perturbations')
  return (
    <FigureDefinition
      entry={`change.${figure}`}
      trigger={name}
      label={t('definitionOf', { name })}
      title={name}
      what={t(`definition.${figure}.what`)}
      facts={[
        [t('unit'), t(`definition.${figure}.unit`)],
        [t('formula'), t(`definition.${figure}.formula`)],
        [t('source'), t(`definition.${figure}.source`)],
      ]}
    />
  )
}
