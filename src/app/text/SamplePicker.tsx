/**
 * The button of the prepared texts. The list behind it is fetched when the button is pointed at or focused, and takes
 * the button's place, open, when it is pressed: the first screen does not wait for it.
 */
import { Suspense, lazy, useState } from 'react'
import { useTranslations } from 'use-intl'
import { isSampleId } from '../../samples/samples.ts'
import { useAppState } from '../../state/react.ts'
import { ChevronIcon } from '../../ui/icons.tsx'
import styles from './SampleSelect.module.css'

const importSelect = () => import('./SampleSelect.tsx')
const SampleSelect = lazy(importSelect)

function SampleButton({ onPress }: { readonly onPress?: () => void }) {
  const t = useTranslations()
  const chosen = useAppState((state) => state.comparison.sampleId)
  const preload = () => void importSelect()
  return (
    <button
      type="button"
      className={styles['trigger']}
      aria-haspopup="listbox"
      aria-label={t('text.samples')}
      onPointerEnter={preload}
      onFocus={preload}
      onClick={onPress}
    >
      <span className={styles['value']}>
        {chosen !== null && isSampleId(chosen) ? t(`samples.${chosen}.title`) : t('text.samples')}
      </span>
      <span className={styles['icon']}>
        <ChevronIcon />
      </span>
    </button>
  )
}

export function SamplePicker() {
  const [wanted, setWanted] = useState(false)
  if (!wanted) return <SampleButton onPress={() => setWanted(true)} />
  return (
    <Suspense fallback={<SampleButton />}>
      <SampleSelect />
    </Suspense>
  )
}
