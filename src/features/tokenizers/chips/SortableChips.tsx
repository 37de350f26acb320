/** The chips in a list that is reordered by pointer, touch or keyboard, each move said aloud. Loaded after the first screen; see `Chips.tsx`. */
import { DndContext, KeyboardSensor, PointerSensor, closestCenter, useSensor, useSensors } from '@dnd-kit/core'
import type { Announcements, DragEndEvent, UniqueIdentifier } from '@dnd-kit/core'
import { SortableContext, rectSortingStrategy, sortableKeyboardCoordinates, useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { useTranslations } from 'use-intl'
import { moveTokenizer } from '../../../state/actions/comparison.ts'
import { useAppStore } from '../../../state/react.ts'
import { useTokenizerName, useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { useFocusKept } from '../../../ui/useFocusKept.ts'
import { Chip } from './Chip.tsx'
import { ChipList } from './ChipList.tsx'
import type { ChipListProps } from './ChipList.tsx'

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

function SortableChip({ reference }: { readonly reference: string }) {
  const name = useTokenizerName(reference)
  const sortable = useSortable({ id: reference, data: { name } })
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = sortable
  return (
    <Chip
      reference={reference}
      handles={{
        chip: setNodeRef,
        grip: setActivatorNodeRef,
        gripAttributes: { ...attributes, ...listeners },
        style: { transform: CSS.Translate.toString(transform), transition },
        dragging: isDragging,
      }}
    />
  )
}

export default function SortableChips({ references, children }: ChipListProps) {
  const t = useTranslations('tokenizers')
  const store = useAppStore()
  const announcements = useAnnouncements(references)
  const kept = useFocusKept()
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const drop = ({ active, over }: DragEndEvent) => {
    if (over !== null) moveTokenizer(store, String(active.id), String(over.id))
  }
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={closestCenter}
      onDragEnd={drop}
      accessibility={{ announcements, screenReaderInstructions: { draggable: t('moveInstructions') } }}
    >
      <SortableContext items={[...references]} strategy={rectSortingStrategy}>
        <ChipList references={references} chip={SortableChip} listeners={kept}>
          {children}
        </ChipList>
      </SortableContext>
    </DndContext>
  )
}
