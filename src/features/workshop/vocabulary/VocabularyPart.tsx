/** The entries of a tokenizer's vocabulary: searched, filtered, sorted, counted, checked, and beside another's. */
import { useTranslations } from 'use-intl'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { Teach } from '../../../ui/parts/Teach.tsx'
import { LaneSelect } from '../LaneSelect.tsx'
import { LaneState } from '../LaneState.tsx'
import { useAsked } from '../../../ui/useAsked.ts'
import { useLane } from '../useLane.ts'
import shared from '../Workshop.module.css'
import { Charts } from './Charts.tsx'
import { Entries } from './Entries.tsx'
import type { OpenedVocabulary } from './openedVocabulary.ts'
import { ReachCheck } from './ReachCheck.tsx'
import { TwoVocabularies } from './TwoVocabularies.tsx'

export default function VocabularyPart() {
  const t = useTranslations('vocabulary')
  const store = useAppStore()
  const services = useServices()
  const chosen = useAppState((state) => state.comparison.vocabulary.lane)
  const lane = useLane(chosen)
  const { reference, notReady } = lane
  const asked = useAsked<OpenedVocabulary>(reference === null || notReady !== null ? null : reference, async () => {
    const opened = reference ?? ''
    const outcome = await services.workshop.openVocabulary(opened)
    return outcome.ok ? { ok: true, value: { reference: opened, summary: outcome.value } } : outcome
  })
  const { answer } = asked
  return (
    <section aria-labelledby="vocabulary-title" className={shared['part']}>
      <h2 id="vocabulary-title">{t('title')}</h2>
      <p className={shared['what']}>{t('what')}</p>
      {reference !== null && (
        <div className={shared['controls']}>
          <LaneSelect
            lane={reference}
            onChoose={(next) => setOptions(store, 'vocabulary', { lane: next, entry: null })}
          />
        </div>
      )}
      {asked.failure?.code === 'unsupported' ? (
        <p className={shared['note']}>{t('noList', { name: lane.name })}</p>
      ) : (
        <LaneState lane={lane} asked={asked} />
      )}
      {answer !== null && answer.reference === reference && notReady === null && asked.failure === null && (
        <>
          <Charts summary={answer.summary} />
          <Entries key={answer.reference} opened={answer} name={lane.name} />
          <ReachCheck key={`reach ${answer.reference}`} opened={answer} name={lane.name} />
          <TwoVocabularies opened={answer} name={lane.name} />
        </>
      )}
      <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
    </section>
  )
}
