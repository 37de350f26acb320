/** Which language models score, and how: folded to one line once something is ready. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { offeredLanguageModels } from '../../../core/scores/catalogue.ts'
import { useAppState } from '../../../state/react.ts'
import { useDeviceText } from '../../../ui/useScoringText.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import { CachedLanguageModels } from './CachedLanguageModels.tsx'
import { HubLanguageModelForm } from './HubLanguageModelForm.tsx'
import { ReadingFields } from './ReadingFields.tsx'
import { LanguageModelRow } from './LanguageModelRow.tsx'
import { LanguageModelState } from './LanguageModelState.tsx'
import { LargerModels } from './LargerModels.tsx'
import { Pairs } from './Pairs.tsx'
import { useUsedLanguageModels } from './useUsedLanguageModels.ts'
import { useLanguageModelFacts } from '../overview/useLanguageModelFacts.ts'
import styles from './ChoiceSection.module.css'

const NONE: readonly string[] = []

/** The language models in use, each with what it runs on, in one line. */
function Summary() {
  const t = useTranslations('probabilities.choice')
  const nameOf = useLanguageModelNames()
  const deviceText = useDeviceText()
  const statuses = useAppState((state) => state.session.scoring.languageModels)
  const used = useUsedLanguageModels()
  if (used.length === 0) return t('nothing')
  return used
    .map((languageModel) => {
      const status = statuses[languageModel]
      return status?.status === 'ready'
        ? t('on', { name: nameOf(languageModel), device: deviceText(status.device) })
        : nameOf(languageModel)
    })
    .join('; ')
}

export function ChoiceSection() {
  const t = useTranslations('probabilities.choice')
  const nameOf = useLanguageModelNames()
  const statuses = useAppState((state) => state.session.scoring.languageModels)
  const [open, setOpen] = useState(false)
  const [adding, setAdding] = useState(false)
  const [listing, setListing] = useState(false)
  const used = useUsedLanguageModels()
  const shown = [...new Set([...offeredLanguageModels, ...used])]
  const facts = useLanguageModelFacts(open ? offeredLanguageModels : NONE)
  // What is under way or went wrong is to be seen also while the rest is folded.
  const unsettled = used.filter(
    (languageModel) => statuses[languageModel]?.status === 'loading' || statuses[languageModel]?.status === 'failed',
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
            <ul className={styles['languageModels']}>
              {shown.map((languageModel) => (
                <LanguageModelRow key={languageModel} languageModel={languageModel} facts={facts[languageModel]} />
              ))}
            </ul>
            <Pairs />
            <ReadingFields />
            <LargerModels />
            <details onToggle={(event) => setAdding(event.currentTarget.open)}>
              <summary>{t('fromHub')}</summary>
              {adding && <HubLanguageModelForm />}
            </details>
            <details onToggle={(event) => setListing(event.currentTarget.open)}>
              <summary>{t('kept')}</summary>
              {listing && <CachedLanguageModels />}
            </details>
          </div>
        )}
      </details>
      {!open &&
        unsettled.map((languageModel) => (
          <div key={languageModel} className={styles['unsettled']}>
            <span>{nameOf(languageModel)}</span>
            <LanguageModelState languageModel={languageModel} name={nameOf(languageModel)} isUsed />
          </div>
        ))}
    </section>
  )
}
