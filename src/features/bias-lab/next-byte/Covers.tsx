/** The covers of the prompt, heaviest first, drawn as segmentations, and what is given to invalid ones. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { PrefixReport } from './questions.ts'
import { Tokens } from '../../../ui/Tokens.tsx'
import { useShares } from '../useShares.ts'
import lab from '../LabPart.module.css'
import styles from './Covers.module.css'

const FIRST_SHOWN = 8

export function Covers({ report }: { readonly report: PrefixReport }) {
  const t = useTranslations('nextByte.covers')
  const format = useShares(1)
  const formatBits = useNumbers(2)
  const [isLong, setIsLong] = useState(false)
  const { exact, beam, invalidShare } = report
  if (exact === null) return null
  const shown = isLong ? exact.covers : exact.covers.slice(0, FIRST_SHOWN)
  const [heaviest] = exact.covers
  return (
    <section aria-labelledby="covers-title">
      <h3 id="covers-title">{t('title')}</h3>
      <p className={lab['note']}>{t('what', { count: exact.coverCount, bits: formatBits(-exact.log2Probability) })}</p>
      {exact.settled.length > 0 && (
        <p className={styles['settled']}>
          {t('settled')} <Tokens tokens={exact.settled} isQuiet />
        </p>
      )}
      <ol className={styles['list']}>
        {shown.map(({ tokens, beyond, share }, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- covers are in the order of their weight
          <li key={index} className={styles['cover']}>
            <span className={styles['share']}>{format(share)}</span>
            <span className={styles['bar']} aria-hidden="true">
              <span style={{ inlineSize: `${(100 * share) / (heaviest?.share ?? 1)}%` }} />
            </span>
            {tokens.length === 0 ? t('nothing') : <Tokens tokens={tokens} beyond={beyond} />}
          </li>
        ))}
      </ol>
      {exact.covers.length > FIRST_SHOWN && (
        <p>
          <Button look="quiet" onClick={() => setIsLong(!isLong)}>
            {isLong ? t('less') : t('more', { count: exact.covers.length })}
          </Button>
        </p>
      )}
      {beam !== null && (
        <dl className={styles['figures']}>
          <div>
            <dt>{t('invalid')}</dt>
            <dd data-figure="invalid">{invalidShare === null ? t('invalidUnknown') : format(invalidShare)}</dd>
            <dd className={lab['note']}>
              {t('invalidDefinition', {
                all: formatBits(-beam.log2Probability),
                valid: formatBits(-exact.log2Probability),
              })}
            </dd>
          </div>
          <div>
            <dt>{t('kept')}</dt>
            <dd>{t('keptValue', { dropped: format(Math.max(0, 1 - beam.keptShare)), width: beam.width })}</dd>
            <dd className={lab['note']}>{t('keptDefinition')}</dd>
          </div>
        </dl>
      )}
    </section>
  )
}
