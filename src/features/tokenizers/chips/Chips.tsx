/**
 * The row of tokenizers. What reorders them is fetched as soon as the first screen is painted, which has no use for it,
 * and takes the place of the plain list.
 */
import { Suspense, useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { ComponentType } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { controlsOf } from '../../../ui/focus.ts'
import { PlusIcon } from '../../../ui/icons.tsx'
import { MissingDialog } from '../../../ui/lazyPart.tsx'
import { lazyWithMessages } from '../../lazyWithMessages.tsx'
import { ChipList } from './ChipList.tsx'
import type { ChipListProps } from './ChipList.tsx'
import styles from './Chips.module.css'

const AddDialog = lazyWithMessages('tokenizers/add', () => import('../add/AddDialog.tsx'), MissingDialog)

export function Chips() {
  const t = useTranslations('tokenizers')
  const references = useAppState((state) => state.comparison.tokenizers)
  const section = useRef<HTMLElement>(null)
  const [Sortable, setSortable] = useState<ComponentType<ChipListProps> | null>(null)
  const focused = useRef(-1)
  const [adding, setAdding] = useState(false)
  useEffect(() => {
    let current = true
    const show = (list: ComponentType<ChipListProps>): void => {
      if (!current) return
      focused.current = controlsOf(section.current).findIndex((control) => control === document.activeElement)
      setSortable(() => list)
    }
    // After the next frame: the first one is being made. If it cannot be fetched, the order stays as it is.
    const frame = requestAnimationFrame(() => {
      import('./SortableChips.tsx').then(
        (module) => show(module.default),
        () => {},
      )
    })
    return () => {
      current = false
      cancelAnimationFrame(frame)
    }
  }, [])
  // The controls are new elements: the keyboard's focus stays where it was.
  useLayoutEffect(() => {
    if (Sortable !== null) controlsOf(section.current)[focused.current]?.focus()
  }, [Sortable])
  const add = (
    <li className={styles['add']}>
      <Button look="quiet" aria-haspopup="dialog" onClick={() => setAdding(true)}>
        <PlusIcon />
        {t('add')}
      </Button>
    </li>
  )
  return (
    <section ref={section} aria-label={t('label')} className={`${styles['section']} screen-only`}>
      {Sortable === null ? (
        <ChipList references={references}>{add}</ChipList>
      ) : (
        <Sortable references={references}>{add}</Sortable>
      )}
      {references.length === 0 && <p className={styles['none']}>{t('none')}</p>}
      {adding && (
        <Suspense fallback={null}>
          <AddDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </section>
  )
}
