/** What a tokenizer is trained on. */
import { useTranslations } from 'use-intl'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import shared from '../Workshop.module.css'
import { FileTexts } from './FileTexts.tsx'
import { LanguageWeights } from './LanguageWeights.tsx'
import type { TrainOptions } from './options.ts'
import styles from './Train.module.css'
import { useDeclaration } from './useDeclaration.ts'

const SOURCES: readonly TrainOptions['source'][] = ['declaration', 'screen', 'files']

function Declaration() {
  const t = useTranslations('workshop')
  const failureText = useFailureText()
  const { answer, failure, again } = useDeclaration(true)
  if (failure !== null)
    return (
      <p role="alert" className={shared['failed']}>
        {failureText(failure)} <Button onClick={again}>{t('again')}</Button>
      </p>
    )
  return answer === null ? <p className={shared['asking']}>{t('asking')}</p> : <LanguageWeights known={answer} />
}

function ScreenText() {
  const t = useTranslations('train.text')
  const format = useNumbers()
  const units = useAppState((state) => state.comparison.text.length)
  return <p className={shared['note']}>{t('screenNote', { count: format(units) })}</p>
}

export function TextSource() {
  const t = useTranslations('train.text')
  const store = useAppStore()
  const source = useAppState((state) => state.comparison.train.source)
  return (
    <fieldset className={styles['group']}>
      <legend>{t('legend')}</legend>
      <div className={styles['choices']}>
        {SOURCES.map((one) => (
          <label key={one} className={styles['choice']}>
            <input
              type="radio"
              name="train-source"
              checked={source === one}
              onChange={() => setOptions(store, 'train', { source: one })}
            />
            {t(`sources.${one}`)}
          </label>
        ))}
      </div>
      {source === 'declaration' && <Declaration />}
      {source === 'screen' && <ScreenText />}
      {source === 'files' && <FileTexts />}
    </fieldset>
  )
}
