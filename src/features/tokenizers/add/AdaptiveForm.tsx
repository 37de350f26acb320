/** Another way with a tokenizer of the comparison: codes over its tokens, units of several, or another segmentation by its vocabulary. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useShallow } from 'zustand/react/shallow'
import {
  isGrouping,
  settingLimits,
  settingsOf,
  usualAdaptations,
  withSetting,
  type SettingName,
} from '../../../core/tokenizers/adaptive/adaptation.ts'
import { formatReference, parseReference } from '../../../core/tokenizers/reference.ts'
import { useAppState } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { LaneForm } from './LaneForm.tsx'

function canBeBase(reference: string): boolean {
  const kind = parseReference(reference)?.kind
  return kind !== undefined && kind !== 'adaptive' && kind !== 'multi-word'
}

export function AdaptiveForm({ onAdded }: { readonly onAdded: () => void }) {
  const t = useTranslations('add')
  const nameOf = useTokenizerNames()
  const bases = useAppState(useShallow(({ comparison }) => comparison.tokenizers.filter(canBeBase)))
  const names = useAppState(useShallow((state) => bases.map((reference) => nameOf(state, reference))))
  const [chosen, setChosen] = useState<string | null>(null)
  const [method, setMethod] = useState<string | null>(null)
  const base = chosen !== null && bases.includes(chosen) ? chosen : bases[0]
  const [set, setSettings] = useState<readonly (readonly [SettingName, number])[]>([])
  const usual = usualAdaptations.find((one) => one.method === method) ?? usualAdaptations[0]
  if (base === undefined || usual === undefined) return null
  const adaptation = set.reduce((made, [name, value]) => withSetting(made, name, value), usual)
  return (
    <LaneForm
      title={t('adaptive')}
      note={
        <>
          {t(`adaptiveNotes.${adaptation.method}`)}{' '}
          {adaptation.method !== 'zip2zip' && !isGrouping(adaptation) && t('adaptiveBytes')}
        </>
      }
      choices={[
        {
          label: t('adaptiveMethod'),
          value: adaptation.method,
          options: usualAdaptations.map((one) => ({ value: one.method, name: t(`adaptiveMethods.${one.method}`) })),
          onChoose: setMethod,
        },
        {
          label: t('adaptiveBase'),
          value: base,
          options: bases.map((value, index) => ({ value, name: names[index] ?? value })),
          areNames: true,
          onChoose: setChosen,
        },
      ]}
      settings={settingsOf(adaptation).map(([name, value]) => ({
        label: t(`adaptiveSettings.${name}`),
        value,
        ...settingLimits[name],
        onSet: (next) => setSettings([...set, [name, next]]),
      }))}
      reference={formatReference({ kind: 'adaptive', base, adaptation })}
      onAdded={onAdded}
    />
  )
}
