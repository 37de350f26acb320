/** The stages of a variant, as far as its original has a place for other ones, and what they do to the text. */
import type { FormEvent } from 'react'
import { useTranslations } from 'use-intl'
import { MAX_REFERENCE } from '../../../core/options/fields.ts'
import { formatReference, parseReference } from '../../../core/tokenizers/reference.ts'
import {
  digitGroupings,
  MAX_PATTERN,
  normalizerChoices,
  type VariantChanges,
} from '../../../core/tokenizers/variants/changes.ts'
import type { VariantChoices } from '../../../core/tokenizers/variants/choices.ts'
import { addTokenizer } from '../../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { Choice, SwitchChoice } from './Choice.tsx'
import { MergesChoice } from './MergesChoice.tsx'
import { PreTokenizerChoice } from './PreTokenizerChoice.tsx'
import { VariantPreview } from './VariantPreview.tsx'
import { useTrial } from './useTrial.ts'
import { WithoutChoice } from './WithoutChoice.tsx'
import styles from './Variant.module.css'

interface Props {
  readonly base: string
  readonly choices: VariantChoices
  readonly changes: VariantChanges
  readonly onChange: (changes: VariantChanges) => void
  readonly onAdded: () => void
}

export function VariantForm({ base, choices, changes, onChange, onAdded }: Props) {
  const t = useTranslations('variant')
  const store = useAppStore()
  const spelled = formatReference({ kind: 'variant', base, changes })
  // Without a change, or with an empty pattern, it is the spelling of none.
  const reference = parseReference(spelled) === null ? null : spelled
  const isLane = useAppState(({ comparison }) => reference !== null && comparison.tokenizers.includes(reference))
  const isTooLong =
    reference !== null && (reference.length > MAX_REFERENCE || (changes.pattern?.length ?? 0) > MAX_PATTERN)
  const trial = useTrial(isTooLong ? null : reference)
  const canAdd = reference !== null && !isLane && !isTooLong && trial.failure === null
  const change = (part: VariantChanges): void => onChange({ ...changes, ...part })

  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (reference === null || !canAdd) return
    addTokenizer(store, reference)
    onAdded()
  }
  return (
    <form onSubmit={submit} className={styles['form']}>
      <div className={styles['choices']}>
        {choices.preTokenizer && <PreTokenizerChoice changes={changes} onChange={change} />}
        {choices.digits && (
          <Choice
            label={t('digits')}
            options={digitGroupings}
            value={changes.digits}
            wordsOf={(digits) => t(`digitsChoice.${digits}`)}
            onChange={(digits) => change({ digits })}
          />
        )}
        <Choice
          label={t('normalizer')}
          options={normalizerChoices}
          value={changes.normalizer}
          wordsOf={(normalizer) => t(`normalizerChoice.${normalizer}`)}
          onChange={(normalizer) => change({ normalizer })}
        />
        <SwitchChoice
          label={t('space')}
          original={choices.space}
          value={changes.space}
          onChange={(space) => change({ space })}
        />
        <SwitchChoice
          label={t('whole')}
          original={choices.whole}
          value={changes.whole}
          onChange={(whole) => change({ whole })}
        />
        <SwitchChoice
          label={t('bytes')}
          original={choices.bytes}
          value={changes.bytes}
          onChange={(bytes) => change({ bytes })}
        />
        {choices.merges !== null && (
          <MergesChoice all={choices.merges} kept={changes.merges} onChange={(merges) => change({ merges })} />
        )}
        {choices.without && <WithoutChoice ids={changes.without} onChange={(without) => change({ without })} />}
      </div>
      <VariantPreview reference={isTooLong ? null : reference} trial={trial} />
      <div className={styles['submit']}>
        <Button type="submit" look="primary" disabled={!canAdd}>
          {t('add')}
        </Button>
        {isLane && <span className={styles['note']}>{t('already')}</span>}
        {isTooLong && <span className={styles['failure']}>{t('tooLong')}</span>}
      </div>
    </form>
  )
}
