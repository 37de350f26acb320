/** Some entries that only one of two vocabularies has, or both. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { VocabularyComparison } from '../../../core/vocabulary/compareVocabularies.ts'
import type { VocabularyEntry } from '../../../core/vocabulary/vocabularyIndex.ts'
import { useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { useAsked } from '../../../ui/useAsked.ts'
import shared from '../Workshop.module.css'
import { EntryText } from './EntryText.tsx'
import styles from './Vocabulary.module.css'

const SHOWN = 80
const parts = ['both', 'onlyFirst', 'onlySecond'] as const

interface Props {
  readonly comparison: VocabularyComparison
  readonly reference: string
  readonly other: string
  readonly name: string
  readonly otherName: string
}

/** Entries at equal distances, so that they are not the most frequent ones alone. */
function spread(ids: Uint32Array): readonly number[] {
  const step = Math.max(1, ids.length / SHOWN)
  return Array.from({ length: Math.min(SHOWN, ids.length) }, (_, index) => ids[Math.floor(index * step)] ?? 0)
}

export function Samples({ comparison, reference, other, name, otherName }: Props) {
  const t = useTranslations('vocabulary.two')
  const services = useServices()
  const [part, setPart] = useState<(typeof parts)[number]>('onlyFirst')
  const owner = part === 'onlySecond' ? other : reference
  const ids = spread(comparison.ids[part])
  const asked = useAsked<readonly VocabularyEntry[]>(JSON.stringify([owner, part, ids]), () =>
    services.workshop.describeEntries(owner, ids),
  )
  const words = { both: t('both'), onlyFirst: t('only', { name }), onlySecond: t('only', { name: otherName }) }
  return (
    <>
      <h4>{t('samples')}</h4>
      <p className={shared['buttons']}>
        {parts.map((one) => (
          <Button key={one} look="quiet" aria-pressed={one === part} onClick={() => setPart(one)}>
            {words[one]}
          </Button>
        ))}
      </p>
      <ul className={`${styles['chips']} ${asked.isAsking ? shared['stale'] : ''}`} aria-label={words[part]}>
        {(asked.answer ?? []).map((entry) => (
          <li key={entry.id} className={styles['token']}>
            <EntryText entry={entry} />
          </li>
        ))}
      </ul>
    </>
  )
}
