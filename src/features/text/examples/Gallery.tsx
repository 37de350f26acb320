/**
 * The examples as cards in a row: one stop of the Tab key, arrow keys from card to card. Choosing one sets up all that it is
 * about.
 */
import { useRef, useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { isSampleId, sampleIds, sampleText, type SampleId } from '../../../core/samples/samples.ts'
import { showExample } from '../../../state/actions/comparison.ts'
import { addFailureNotice } from '../../../state/actions/session.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { exampleComparison, exampleSetups } from './exampleSetups.ts'
import styles from './Gallery.module.css'
import { Miniature } from './Miniature.tsx'
import miniatures from './miniatures.json' with { type: 'json' }

/** Where a key leads from the card at `index`; null if it is not one of the row's. */
function indexAfter(key: string, index: number): number | null {
  const last = sampleIds.length - 1
  if (key === 'Home') return 0
  if (key === 'End') return last
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(last, index + 1)
  return key === 'ArrowLeft' || key === 'ArrowUp' ? Math.max(0, index - 1) : null
}

interface CardProps {
  readonly id: SampleId
  readonly isChosen: boolean
  readonly isStop: boolean
  readonly onChoose: () => void
  readonly onFocus: () => void
}

function Card({ id, isChosen, isStop, onChoose, onFocus }: CardProps) {
  const t = useTranslations('samples')
  const { miniature, whitespace } = exampleSetups[id]
  const [one, other] = miniature.tokenizers
  return (
    <button
      type="button"
      className={styles['card']}
      aria-pressed={isChosen}
      title={t(`${id}.note`)}
      tabIndex={isStop ? 0 : -1}
      onClick={onChoose}
      onFocus={onFocus}
    >
      <span className={styles['title']}>{t(`${id}.title`)}</span>
      <span className={styles['line']}>{t(`${id}.line`)}</span>
      <Miniature
        excerpt={miniature.excerpt}
        tokenizer={one}
        lengths={miniatures[id][0] ?? []}
        whitespace={whitespace}
      />
      <Miniature
        excerpt={miniature.excerpt}
        tokenizer={other}
        lengths={miniatures[id][1] ?? []}
        whitespace={whitespace}
      />
    </button>
  )
}

export default function Gallery() {
  const t = useTranslations()
  const store = useAppStore()
  const row = useRef<HTMLDivElement>(null)
  const chosen = useAppState((state) => state.comparison.sampleId)
  const [stop, setStop] = useState(() => (chosen !== null && isSampleId(chosen) ? sampleIds.indexOf(chosen) : 0))

  const choose = async (id: SampleId): Promise<void> => {
    try {
      const text = await sampleText(id)
      const { comparison } = store.getState()
      const shown = exampleComparison(comparison, id, text)
      showExample(store, shown)
      // Above another panel the cards are away, with the focus on them.
      if (shown.panel !== comparison.panel) document.getElementById('panel')?.focus()
    } catch (error) {
      addFailureNotice(store, { code: 'network', values: { where: t(`samples.${id}.title`), detail: String(error) } })
    }
  }
  const walk = (event: KeyboardEvent): void => {
    const next = indexAfter(event.key, stop)
    if (next === null) return
    event.preventDefault()
    row.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div
      ref={row}
      role="toolbar"
      aria-label={t('text.samples')}
      tabIndex={-1}
      className={styles['gallery']}
      onKeyDown={walk}
    >
      {sampleIds.map((id, index) => (
        <Card
          key={id}
          id={id}
          isChosen={id === chosen}
          isStop={index === stop}
          onChoose={() => void choose(id)}
          onFocus={() => setStop(index)}
        />
      ))}
    </div>
  )
}
