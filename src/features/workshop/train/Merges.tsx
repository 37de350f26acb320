/** The last merges of a run, newest first. */
import { useTranslations } from 'use-intl'
import { textLabel, textOfBytes } from '../../../ui/bytesLabel.ts'
import { ByteText } from '../../../ui/Tokens.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import type { Run } from './runs.ts'
import styles from './Train.module.css'

/** A token as its bytes are read; a mark that begins it stands on a dotted circle. */
function TokenText({ bytes }: { readonly bytes: Uint8Array }) {
  const text = textOfBytes(bytes)
  return <bdi className={styles['token']}>{text === null ? <ByteText bytes={bytes} /> : textLabel(text)}</bdi>
}

export function Merges({ run: { merges, texts } }: { readonly run: Run }) {
  const t = useTranslations('train.merges')
  const format = useNumbers()
  const isChosenByText = merges.some(({ text }) => text !== null)
  return (
    <ScrollRegion label={t('title')} className={styles['merges']}>
      <table className={shared['table']}>
        <caption>{t('title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('entry')}</th>
            <th scope="col">{t('pair')}</th>
            <th scope="col" className={shared['number']}>
              {t('count')}
            </th>
            {isChosenByText && <th scope="col">{t('text')}</th>}
          </tr>
        </thead>
        <tbody>
          {merges.map(({ size, left, right, count, text }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a merge's place in the list is what it is
            <tr key={`${size} ${index}`}>
              <td>{format(size)}</td>
              <td>
                <span className={styles['pair']} dir="ltr" translate="no">
                  <TokenText bytes={left} />
                  <TokenText bytes={right} />
                </span>
              </td>
              <td className={shared['number']}>{format(count)}</td>
              {isChosenByText && <td>{text === null ? t('all') : texts[text]?.name}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}
