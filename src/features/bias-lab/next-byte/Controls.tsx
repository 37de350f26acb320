/** What the reader sets: the prompt, the language model, the methods and how they work. */
import { useTranslations } from 'use-intl'
import { MAX_BEAM_WIDTH, MAX_PROMPT_BYTES, nextByteMethods } from '../../../core/bytelevel/nextByteMethods.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { LabText } from '../model/LabText.tsx'
import { ModelChooser } from '../model/ModelChooser.tsx'
import { WholeSetting } from '../../../ui/WholeSetting.tsx'
import { promptsFor } from './preparedPrompts.ts'
import lab from '../LabPart.module.css'
import styles from './Controls.module.css'
import { setOptions } from '../../../state/actions/options.ts'

export function Controls({ isAsked, onPrepared }: { readonly isAsked: boolean; readonly onPrepared: () => void }) {
  const t = useTranslations('nextByte')
  const store = useAppStore()
  const { prompt, languageModel, methods, mask, beamWidth } = useAppState((state) => state.comparison.nextByte)
  return (
    <div className={lab['controls']}>
      <LabText
        part="next-byte"
        label={t('prompt')}
        limits={t('limits', { bytes: MAX_PROMPT_BYTES })}
        rows={prompt.includes('\n') ? 3 : 2}
        value={prompt}
        onChange={(text) => setOptions(store, 'nextByte', { prompt: text })}
      >
        <p className={lab['buttons']}>
          {t('worthALook')}
          {promptsFor(languageModel).map(({ id, prompt: prepared }) => (
            <Button
              key={id}
              look="quiet"
              aria-pressed={prepared === prompt}
              onClick={() => {
                setOptions(store, 'nextByte', { prompt: prepared })
                onPrepared()
              }}
            >
              {t(`prepared.${id}`)}
            </Button>
          ))}
        </p>
      </LabText>
      <ModelChooser
        languageModel={languageModel}
        isWanted={isAsked}
        onChoose={(chosen) => setOptions(store, 'nextByte', { languageModel: chosen })}
      />
      <details className={styles['settings']}>
        <summary>{t('settings')}</summary>
        <fieldset className={styles['methods']}>
          <legend>{t('methodsLabel')}</legend>
          {nextByteMethods.map((method) => (
            <label key={method}>
              <input
                type="checkbox"
                checked={methods.includes(method)}
                disabled={method === 'exact'}
                onChange={({ target }) =>
                  setOptions(store, 'nextByte', {
                    methods: nextByteMethods.filter((one) => (one === method ? target.checked : methods.includes(one))),
                  })
                }
              />
              <span>
                {t(`methods.${method}`)} <span className={lab['note']}>{t(`hows.${method}`)}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <WholeSetting
          className={styles['setting']}
          label={t('beamWidth')}
          value={beamWidth}
          least={1}
          most={MAX_BEAM_WIDTH}
          onChange={(value) => setOptions(store, 'nextByte', { beamWidth: value })}
        />
        <label className={styles['setting']}>
          {t('mask.label')}
          <select
            value={mask}
            onChange={({ target }) =>
              setOptions(store, 'nextByte', { mask: target.value === 'token' ? 'token' : 'text' })
            }
          >
            <option value="text">{t('mask.text')}</option>
            <option value="token">{t('mask.token')}</option>
          </select>
        </label>
      </details>
    </div>
  )
}
