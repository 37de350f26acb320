/** What the figure is called in the controls, which opens what it is, its unit, its formula and where it is from. */
import { useTranslations } from 'use-intl'
import type { LanguageFigure } from '../../../core/metrics/languageFigures.ts'
import { FigureDefinition } from '../../../ui/FigureDefinition.tsx'

export function Definition({ figure }: { readonly figure: LanguageFigure }) {
  const t = useTranslations('languages')
  const name = t(`figureName.${figure}`)
  return (
    <FigureDefinition
      trigger={t('figure')}
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
