/** What the reader sets: the text, the language model, dropout and the draws. */
import { useTranslations } from 'use-intl'
import { MAX_CANONICAL_TOKENS, MAX_CUT_BYTES } from '../../../core/bytelevel/textToCut.ts'
import { setSegmentations } from '../../../state/actions/segmentations.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { ModelChooser } from '../model/ModelChooser.tsx'
import { preparedTexts } from './preparedTexts.ts'
import lab from '../LabPart.module.css'

const dropoutVariants = ['all-occurrences', 'one-at-a-time'] as const
/** As many draws as a link may say. */
const MAX_SAMPLES = 10_000

export function Controls({ isAsked }: { readonly isAsked: boolean }) {
  const t = useTranslations('segmentations')
  const store = useAppStore()
  const { text, languageModel, dropout, dropoutVariant, seed, samples } = useAppState(
    (state) => state.comparison.segmentations,
  )
  return (
    <div className={lab['controls']}>
      <div className={lab['textField']}>
        <label className={lab['field']}>
          {t('text')}
          <textarea
            rows={2}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            aria-describedby="segmentations-limits"
            value={text}
            onChange={(event) => setSegmentations(store, { text: event.target.value })}
          />
        </label>
        <p id="segmentations-limits" className={lab['note']}>
          {t('limits', { tokens: MAX_CANONICAL_TOKENS, bytes: MAX_CUT_BYTES })}
        </p>
        <p className={lab['buttons']}>
          {t('worthALook')}
          {preparedTexts.map(({ id, text: prepared }) => (
            <Button
              key={id}
              look="quiet"
              aria-pressed={prepared === text}
              onClick={() => setSegmentations(store, { text: prepared })}
            >
              {t(`prepared.${id}`)}
            </Button>
          ))}
        </p>
      </div>
      <ModelChooser
        languageModel={languageModel}
        isWanted={isAsked}
        onChoose={(chosen) => setSegmentations(store, { languageModel: chosen })}
      />
      <div className={lab['settings']}>
        <label>
          {t('dropout.probability')}
          <NumberField
            label={t('dropout.probability')}
            value={dropout}
            above={-1e-9}
            most={1}
            onChange={(value) => setSegmentations(store, { dropout: Math.max(0, value ?? 0) })}
          />
        </label>
        <label>
          {t('dropout.variant')}
          <select
            value={dropoutVariant}
            onChange={(event) =>
              setSegmentations(store, {
                dropoutVariant: dropoutVariants.find((one) => one === event.target.value) ?? dropoutVariant,
              })
            }
          >
            {dropoutVariants.map((variant) => (
              <option key={variant} value={variant}>
                {t(`dropout.${variant}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('seed')}
          <NumberField
            label={t('seed')}
            value={seed}
            above={-1}
            most={4_294_967_295}
            isWhole
            onChange={(value) => value !== null && setSegmentations(store, { seed: value })}
          />
        </label>
        <label>
          {t('samples')}
          <NumberField
            label={t('samples')}
            value={samples}
            above={1}
            most={MAX_SAMPLES}
            isWhole
            onChange={(value) => value !== null && setSegmentations(store, { samples: value })}
          />
        </label>
      </div>
    </div>
  )
}
