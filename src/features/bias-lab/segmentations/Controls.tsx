/** What the reader sets: the text, the language model, dropout and the draws. */
import { useTranslations } from 'use-intl'
import { MAX_CANONICAL_TOKENS, MAX_CUT_BYTES } from '../../../core/bytelevel/textToCut.ts'
import { setSegmentations } from '../../../state/actions/segmentations.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { LabText } from '../model/LabText.tsx'
import { ModelChooser } from '../model/ModelChooser.tsx'
import { SeedSetting } from '../model/SeedSetting.tsx'
import { WholeSetting } from '../../../ui/WholeSetting.tsx'
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
      <LabText
        part="segmentations"
        label={t('text')}
        limits={t('limits', { tokens: MAX_CANONICAL_TOKENS, bytes: MAX_CUT_BYTES })}
        value={text}
        onChange={(typed) => setSegmentations(store, { text: typed })}
      >
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
      </LabText>
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
        <SeedSetting label={t('seed')} value={seed} onChange={(value) => setSegmentations(store, { seed: value })} />
        <WholeSetting
          label={t('samples')}
          value={samples}
          least={2}
          most={MAX_SAMPLES}
          onChange={(value) => setSegmentations(store, { samples: value })}
        />
      </div>
    </div>
  )
}
