/** Another pre-tokenizer: a published one, or a pattern of the reader's. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { MAX_PATTERN, namedPreTokenizers, type VariantChanges } from '../../../core/tokenizers/variants/changes.ts'
import { Choice } from './Choice.tsx'
import styles from './Variant.module.css'

const OWN = 'own'
/** What a pattern of the reader's begins as: words, and what stands between them. */
const FIRST_PATTERN = String.raw` ?\w+|[^\w\s]+|\s+`

interface Props {
  readonly changes: VariantChanges
  readonly onChange: (changes: Pick<VariantChanges, 'pre' | 'pattern'>) => void
}

export function PreTokenizerChoice({ changes: { pre, pattern }, onChange }: Props) {
  const t = useTranslations('variant')
  const id = useId()
  return (
    <>
      <Choice
        label={t('preTokenizer')}
        options={[...namedPreTokenizers, OWN]}
        value={pattern === undefined ? pre : OWN}
        wordsOf={(option) => (option === OWN ? t('own') : t(`pre.${option}`))}
        onChange={(chosen) =>
          onChange(chosen === OWN ? { pre: undefined, pattern: FIRST_PATTERN } : { pre: chosen, pattern: undefined })
        }
      />
      {pattern !== undefined && (
        <div className={styles['choice']}>
          <label htmlFor={id}>{t('pattern')}</label>
          <span className={styles['own']}>
            <input
              id={id}
              className={`${styles['input']} ${styles['pattern']}`}
              value={pattern}
              maxLength={MAX_PATTERN}
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              aria-describedby={`${id}-note`}
              onChange={({ target }) => onChange({ pre: undefined, pattern: target.value })}
            />
            <span id={`${id}-note`} className={styles['note']}>
              {t('patternNote')}
            </span>
          </span>
        </div>
      )}
    </>
  )
}
