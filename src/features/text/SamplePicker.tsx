/**
 * The button of the prepared texts. The list behind it is fetched when the button is pointed at or focused, and takes
 * the button's place, open, when it is pressed: the first screen does not wait for it.
 */
import { Suspense, useState } from 'react'
import { ChevronIcon } from '../../ui/icons.tsx'
import { lazyPart } from '../../ui/lazyPart.tsx'
import { ChosenSample } from './ChosenSample.tsx'
import styles from './SampleSelect.module.css'

const importSelect = () => import('./SampleSelect.tsx')
/** One that cannot be fetched leaves the button as it is, for another try. */
const preload = () => void importSelect().catch(() => {})
const SampleSelect = lazyPart(importSelect, ({ retry }) => <SampleButton onPress={retry} />)

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
