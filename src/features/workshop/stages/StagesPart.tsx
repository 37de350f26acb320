/** The stages of a tokenizer over the text on the screen: what each makes of what it is given. */
import { useTranslations } from 'use-intl'
import { MAX_TRACED_UNITS } from '../../../platform/workers/workshop/protocol.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Teach } from '../../../ui/parts/Teach.tsx'
import { LaneSelect } from '../LaneSelect.tsx'
import { LaneState } from '../LaneState.tsx'
import { useLane } from '../useLane.ts'
import shared from '../Workshop.module.css'
import { Decoder } from './Decoder.tsx'
import { Model } from './Model.tsx'
import { Normalizers } from './Normalizers.tsx'
import { PostProcessor } from './PostProcessor.tsx'
import { PreTokenizers } from './PreTokenizers.tsx'
import { useTracedText } from './useTracedText.ts'
import { Words } from './Words.tsx'

export default function StagesPart() {
  const t = useTranslations('stages')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.stages)
  const lane = useLane(options.lane)
  const { isShortened, ...asked } = useTracedText(lane)
  const { answer } = asked
  return (
    <section aria-labelledby="stages-title" className={shared['part']}>
      <h2 id="stages-title">{t('title')}</h2>
      <p className={shared['what']}>{t('what')}</p>
      {lane.reference !== null && (
        <div className={shared['controls']}>
          <LaneSelect
            lane={lane.reference}
            onChoose={(chosen) => setOptions(store, 'stages', { lane: chosen, piece: 0, step: null, path: 0 })}
          />
          {isShortened && <p className={shared['note']}>{t('shortened', { limit: MAX_TRACED_UNITS })}</p>}
        </div>
      )}
      <LaneState lane={lane} asked={asked} />
      {answer !== null && lane.reference !== null && lane.notReady === null && asked.failure === null && (
        <div className={asked.isAsking ? shared['stale'] : undefined} aria-busy={asked.isAsking}>
          <Normalizers stages={answer.traced.trace.normalizers} text={answer.traced.trace.text} />
          <PreTokenizers trace={answer.traced.trace} />
          <Model reference={answer.reference} name={lane.name} traced={answer.traced} />
          {answer.traced.trace.words !== null && <Words traced={answer.traced} words={answer.traced.trace.words} />}
          <PostProcessor traced={answer.traced} />
          <Decoder traced={answer.traced} />
        </div>
      )}
      <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
    </section>
  )
}
