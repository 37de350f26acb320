/** The row of tokenizers: reordered by pointer, touch or keyboard, each move said aloud. */
import { DndContext, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors } from '@dnd-kit/core'
import type { Announcements, DragEndEvent, UniqueIdentifier } from '@dnd-kit/core'
import { SortableContext, rectSortingStrategy, sortableKeyboardCoordinates } from '@dnd-kit/sortable'
import { Suspense, lazy, useState } from 'react'
import { useTranslations } from 'use-intl'
import { moveTokenizer } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { PlusIcon } from '../../ui/icons.tsx'
import { Chip } from './Chip.tsx'
import styles from './Chips.module.css'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'

const AddDialog = lazy(() => import('../add/AddDialog.tsx'))

function useAnnouncements(references: readonly string[]): Announcements {
  const t = useTranslations('tokenizers')
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const words = (id: UniqueIdentifier, over: UniqueIdentifier | undefined) => ({
    name: nameOf(store.getState(), String(id)),
    place: references.indexOf(String(over ?? id)) + 1,
    total: references.length,
  })
  return {
    onDragStart: ({ active }) => t('movePicked', words(active.id, undefined)),
    onDragOver: ({ active, over }) => t('moveOver', words(active.id, over?.id)),
    onDragEnd: ({ active, over }) => t('moveDropped', words(active.id, over?.id)),
    onDragCancel: ({ active }) => t('moveCancelled', words(active.id, undefined)),
  }
}

export function Chips() {
  const t = useTranslations('tokenizers')
  const store = useAppStore()
  const references = useAppState((state) => state.comparison.tokenizers)
  const announcements = useAnnouncements(references)
  const [adding, setAdding] = useState(false)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const drop = ({ active, over }: DragEndEvent) => {
    if (over !== null) moveTokenizer(store, String(active.id), String(over.id))
  }

  return (
    <section aria-label={t('label')} className={styles['section']}>
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragEnd={drop}
        accessibility={{ announcements, screenReaderInstructions: { draggable: t('moveInstructions') } }}
      >
        <SortableContext items={[...references]} strategy={rectSortingStrategy}>
          <ul className={styles['chips']} aria-label={t('label')}>
            {references.map((reference) => (
              <Chip key={reference} reference={reference} />
            ))}
            <li className={styles['add']}>
              <Button look="quiet" aria-haspopup="dialog" onClick={() => setAdding(true)}>
                <PlusIcon />
                {t('add')}
              </Button>
            </li>
          </ul>
        </SortableContext>
      </DndContext>
      {references.length === 0 && <p className={styles['none']}>{t('none')}</p>}
      {adding && (
        <Suspense fallback={null}>
          <AddDialog onClose={() => setAdding(false)} />
        </Suspense>
      )}
    </section>
  )
}
