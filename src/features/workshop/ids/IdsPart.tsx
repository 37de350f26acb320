/** Ids that the reader pastes, decoded at once and one by one, and whether the tokenizer gives them for the text. */
import { useDeferredValue } from 'react'
import { useTranslations } from 'use-intl'
import { readIds } from '../../../core/steps/decodeIds.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { Teach } from '../../../ui/parts/Teach.tsx'
import { MAX_DECODED_IDS } from '../../../platform/workers/workshop/protocol.ts'
import { LaneSelect } from '../LaneSelect.tsx'
import { LaneState } from '../LaneState.tsx'
import { useAsked } from '../../../ui/useAsked.ts'
import { useLane } from '../useLane.ts'
import shared from '../Workshop.module.css'
import { Decoded } from './Decoded.tsx'
import styles from './Ids.module.css'

export default function IdsPart() {
  const t = useTranslations('ids')
  const store = useAppStore()
  const services = useServices()
  const { lane: chosen, pasted } = useAppState((state) => state.comparison.ids)
  const lane = useLane(chosen)
  const { reference, notReady } = lane
  const rested = useDeferredValue(pasted)
  const ids = readIds(rested, MAX_DECODED_IDS)
  const asked = useAsked(
    reference === null || notReady !== null || ids === null ? null : `${reference} ${ids.join()}`,
    async () => services.workshop.decodeIds(reference ?? '', ids ?? []),
  )
  return (
    <section aria-labelledby="ids-title" className={shared['part']}>
      <h2 id="ids-title">{t('title')}</h2>
      <p className={shared['what']}>{t('what')}</p>
      {reference !== null && (
        <div className={shared['controls']}>
          <LaneSelect lane={reference} onChoose={(next) => setOptions(store, 'ids', { lane: next })} />
        </div>
      )}
      <textarea
        className={styles['pasted']}
        aria-label={t('label')}
        rows={4}
        spellCheck={false}
        translate="no"
        value={pasted}
        onChange={({ target }) => setOptions(store, 'ids', { pasted: target.value })}
      />
      {ids === null && <p className={shared['note']}>{t('none', { most: MAX_DECODED_IDS })}</p>}
      <LaneState lane={lane} asked={asked} />
      {asked.answer !== null && asked.failure === null && ids !== null && notReady === null && (
        <Decoded decoded={asked.answer} given={ids.length} />
      )}
      <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} />
    </section>
  )
}
