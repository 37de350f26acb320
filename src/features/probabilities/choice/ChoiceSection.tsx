/** Which language models score, and how: folded to one line once something is ready. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import { scorersOf } from '../../../state/scoringChoice.ts'
import { useDeviceText } from '../../../ui/useScoringText.ts'
import { familyScorers } from '../lanes/familyScorers.ts'
import { useScorerNames } from '../lanes/useScorerNames.ts'
import { CachedScorers } from './CachedScorers.tsx'
import { HubScorerForm } from './HubScorerForm.tsx'
import { ReadingFields } from './ReadingFields.tsx'
import { ScorerRow } from './ScorerRow.tsx'
import { ScorerState } from './ScorerState.tsx'
import styles from './ChoiceSection.module.css'

/** The language models in use, each with what it runs on, in one line. */
function Summary() {
  const t = useTranslations('probabilities.choice')
  const nameOf = useScorerNames()
  const deviceText = useDeviceText()
  const scoring = useAppState((state) => state.comparison.scoring)
  const statuses = useAppState((state) => state.session.scoring.scorers)
  const used = scorersOf(scoring)
  if (used.length === 0) return t('nothing')
  return used
    .map((scorer) => {
      const status = statuses[scorer]
      return status?.status === 'ready'
        ? t('on', { name: nameOf(scorer), device: deviceText(status.device) })
        : nameOf(scorer)
    })
    .join('; ')
}

export function ChoiceSection() {
  const t = useTranslations('probabilities.choice')
  const nameOf = useScorerNames()
  const scoring = useAppState((state) => state.comparison.scoring)
  const statuses = useAppState((state) => state.session.scoring.scorers)
  const [open, setOpen] = useState(false)
  const [adding, setAdding] = useState(false)
  const [listing, setListing] = useState(false)
  const used = scorersOf(scoring)
  const shown = [...new Set([...familyScorers, ...used])]
  // What is under way or went wrong is to be seen also while the rest is folded.
  const unsettled = used.filter(
    (scorer) => statuses[scorer]?.status === 'loading' || statuses[scorer]?.status === 'failed',
  )
  return (
    <section aria-label={t('title')} className={styles['choice']}>
      <details className={styles['fold']} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>
          <span className={styles['title']}>{t('title')}</span>{' '}
          <span className={styles['summary']}>
            <Summary />
          </span>
        </summary>
        {open && (
          <div className={styles['inside']}>
            <ul className={styles['scorers']}>
              {shown.map((scorer) => (
                <ScorerRow key={scorer} scorer={scorer} />
              ))}
            </ul>
            <ReadingFields />
            <details onToggle={(event) => setAdding(event.currentTarget.open)}>
              <summary>{t('fromHub')}</summary>
              {adding && <HubScorerForm />}
            </details>
            <details onToggle={(event) => setListing(event.currentTarget.open)}>
              <summary>{t('kept')}</summary>
              {listing && <CachedScorers />}
            </details>
          </div>
        )}
      </details>
      {!open &&
        unsettled.map((scorer) => (
          <div key={scorer} className={styles['unsettled']}>
            <span>{nameOf(scorer)}</span>
            <ScorerState scorer={scorer} name={nameOf(scorer)} isUsed />
          </div>
        ))}
    </section>
  )
}
