/** How the prompt goes on under each method, byte after byte, side by side. */
import { useTranslations } from 'use-intl'
import { MAX_CONTINUED_BYTES } from '../../../core/bytelevel/nextByteMethods.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { endsInLoop } from '../../../core/text/repetition.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { NextByteQuestion } from './questions.ts'
import { ContinuedText } from '../model/ContinuedText.tsx'
import type { LabState } from '../model/useLabWork.ts'
import { SeedSetting } from '../model/SeedSetting.tsx'
import { WholeSetting } from '../../../ui/WholeSetting.tsx'
import { Work } from '../model/Work.tsx'
import lab from '../LabPart.module.css'
import styles from './Onward.module.css'
import { setOptions } from '../../../state/actions/options.ts'

interface Props {
  readonly question: NextByteQuestion
  readonly work: LabState<'continue-bytes'>
  readonly onGo: () => void
}

export function Onward({ question, work, onGo }: Props) {
  const t = useTranslations('nextByte.onward')
  const names = useTranslations('nextByte.methods')
  const store = useAppStore()
  const { sampled, seed, mostBytes } = useAppState((state) => state.comparison.nextByte)
  const format = useNumbers(1)
  const { steps, answer, status } = work
  const isShown = steps.length > 0 || answer !== null
  return (
    <section aria-labelledby="onward-title">
      <h3 id="onward-title">{t('title')}</h3>
      <p className={lab['note']}>{t('what')}</p>
      <div className={`${lab['settings']} ${styles['settings']}`}>
        <label>
          {t('how')}
          <select
            value={sampled ? 'sampled' : 'greedy'}
            onChange={({ target }) => setOptions(store, 'nextByte', { sampled: target.value === 'sampled' })}
          >
            <option value="greedy">{t('greedy')}</option>
            <option value="sampled">{t('sampled')}</option>
          </select>
        </label>
        {sampled && (
          <SeedSetting
            label={t('seed')}
            value={seed}
            onChange={(value) => setOptions(store, 'nextByte', { seed: value })}
          />
        )}
        <WholeSetting
          label={t('bytes')}
          value={mostBytes}
          least={1}
          most={MAX_CONTINUED_BYTES}
          onChange={(value) => setOptions(store, 'nextByte', { mostBytes: value })}
        />
        <Button look="primary" onClick={onGo}>
          {t('go')}
        </Button>
      </div>
      {isShown && (
        <dl className={styles['texts']}>
          {question.methods.map((method) => {
            const symbols = steps.filter((step) => step.method === method).map(({ symbol }) => symbol)
            const end = answer?.find((one) => one.method === method)
            return (
              <div key={method} data-onward={method}>
                <dt>{names(method)}</dt>
                <dd className={styles['text']} translate="no">
                  <ContinuedText prompt={question.prompt} symbols={symbols} ended={t('ended')} />
                  {end?.reason === 'undefined' && <span className={lab['note']}> {t('undefined')}</span>}
                </dd>
                {endsInLoop(symbols) && <dd className={lab['note']}>{t('loop')}</dd>}
                {end !== undefined && end.asked > 0 && (
                  <dd className={lab['note']}>
                    {t('took', {
                      passes: format(end.passes / end.asked),
                      milliseconds: format(end.milliseconds / end.asked),
                    })}
                  </dd>
                )}
              </div>
            )
          })}
        </dl>
      )}
      {status !== 'waiting' && (
        <Work work={work} label={t('going')} done={{ count: steps.length, of: mostBytes * question.methods.length }} />
      )}
    </section>
  )
}
