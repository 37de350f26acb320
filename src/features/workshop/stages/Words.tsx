/** Multi-Word Tokenization: which sequences of words take the place of which tokens. */
import { useTranslations } from 'use-intl'
import type { WordStep } from '../../../core/steps/textTrace.ts'
import { decodeUtf8, encodeUtf8 } from '../../../core/text/utf8.ts'
import type { TracedText } from '../../../platform/workers/workshop/protocol.ts'
import { ScrollRegion } from '../ScrollRegion.tsx'
import shared from '../Workshop.module.css'
import { PieceText } from './PieceText.tsx'
import styles from './Stages.module.css'

interface Props {
  readonly traced: TracedText
  readonly words: readonly WordStep[]
}

export function Words({ traced, words }: Props) {
  const t = useTranslations('stages.words')
  const bytes = encodeUtf8(traced.trace.text)
  return (
    <section className={styles['stage']} aria-labelledby="stage-words" data-stage="words">
      <h3 id="stage-words">{t('title')}</h3>
      <p className={shared['note']}>{words.length === 0 ? t('none') : t('what')}</p>
      {words.length > 0 && (
        <ScrollRegion label={t('title')}>
          <table className={shared['table']}>
            <thead>
              <tr>
                <th scope="col">{t('sequence')}</th>
                <th scope="col">{t('id')}</th>
                <th scope="col">{t('instead')}</th>
                <th scope="col">{t('spaces')}</th>
              </tr>
            </thead>
            <tbody>
              {words.map(({ start, end, id, count }) => (
                <tr key={start}>
                  <td>
                    <PieceText text={decodeUtf8(bytes.subarray(start, end))} />
                  </td>
                  <td>{id}</td>
                  <td>{count === 0 ? t('noBoundary') : t('tokens', { count })}</td>
                  <td className={shared['number']}>
                    {decodeUtf8(bytes.subarray(start, end)).trim().split(' ').length - 1}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  )
}
