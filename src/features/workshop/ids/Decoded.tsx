/** The text of the ids, whether it leads back to them, and the table of each. */
import { useTranslations } from 'use-intl'
import type { DecodedIds, DecodedStep } from '../../../core/steps/decodeIds.ts'
import { ByteText } from '../../../ui/Tokens.tsx'
import { textLabel } from '../../../ui/bytesLabel.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import styles from './Ids.module.css'

/** Rows that are drawn. */
const MAX_ROWS = 500

function Row({ step: { id, piece, bytes, alone, adds } }: { readonly step: DecodedStep }) {
  const t = useTranslations('ids')
  return (
    <tr>
      <td>{id}</td>
      <td>{piece === null ? t('noEntry') : <code>{textLabel(piece)}</code>}</td>
      <td>{bytes === null ? '–' : <ByteText bytes={bytes} />}</td>
      <td>{textLabel(alone)}</td>
      <td>{adds === '' && piece !== null ? <span className={styles['waits']}>{t('waits')}</span> : textLabel(adds)}</td>
    </tr>
  )
}

export function Decoded({ decoded, given }: { readonly decoded: DecodedIds; readonly given: number }) {
  const t = useTranslations('ids')
  const { text, steps, unknown, again, firstDifference } = decoded
  return (
    <>
      <section className={styles['block']} aria-label={t('text')}>
        <h3>{t('text')}</h3>
        {text === '' ? (
          <p className={shared['note']}>{t('empty')}</p>
        ) : (
          <p className={styles['text']} translate="no" dir="auto">
            {text}
          </p>
        )}
        {unknown.length > 0 && (
          <p className={shared['failed']}>
            {t('unknown', { count: unknown.length, list: unknown.slice(0, 20).join(', ') })}
          </p>
        )}
        <output className={shared['note']}>
          {firstDifference === null
            ? t('same')
            : t('other', { number: firstDifference + 1, count: again.length, given })}
        </output>
        {firstDifference !== null && (
          <details>
            <summary>{t('again')}</summary>
            <code className={styles['again']} translate="no">
              [{again.join(', ')}]
            </code>
          </details>
        )}
      </section>
      <section className={styles['block']} aria-label={t('steps')}>
        <h3>{t('steps')}</h3>
        <p className={shared['note']}>{t('how')}</p>
        <ScrollRegion label={t('table')}>
          <table className={shared['table']} translate="no">
            <thead>
              <tr>
                {(['id', 'entry', 'bytes', 'alone', 'adds'] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(column)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {steps.slice(0, MAX_ROWS).map((step, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- an id's place is what it is
                <Row key={index} step={step} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
        {steps.length > MAX_ROWS && <p className={shared['note']}>{t('cut', { count: MAX_ROWS })}</p>}
      </section>
    </>
  )
}
