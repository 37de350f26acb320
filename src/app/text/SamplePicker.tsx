/**
 * The button of the prepared texts. The list behind it is fetched when the button is pointed at or focused, and takes
 * the button's place, open, when it is pressed: the first screen does not wait for it.
 */
import { Suspense, lazy, useState } from 'react'
import { ChevronIcon } from '../../ui/icons.tsx'
import { ChosenSample } from './ChosenSample.tsx'
import styles from './SampleSelect.module.css'

const importSelect = () => import('./SampleSelect.tsx')
const SampleSelect = lazy(importSelect)
const preload = () => void importSelect()

function SampleButton({ onPress }: { readonly onPress?: () => void }) {
  return (
    <button
      type="button"
      className={styles['trigger']}
      aria-haspopup="listbox"
      onPointerEnter={preload}
      onFocus={preload}
      onClick={onPress}
    >
      <ChosenSample />
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
