/** The way back from tokens to text. */
import { useTranslations } from 'use-intl'
import type { TracedText } from '../../../platform/workers/workshop/protocol.ts'
import { SampleText } from './SampleText.tsx'
import { Stage } from './Stage.tsx'
import shared from '../Workshop.module.css'
import styles from './Stages.module.css'

const SHOWN_PIECES = 60

function Pieces({ pieces }: { readonly pieces: readonly string[] }) {
  const t = useTranslations('stages.decoder')
  return (
    <>
      {pieces.length === 1 ? (
        <SampleText text={pieces[0] ?? ''} />
      ) : (
        <span className={styles['row']} translate="no">
          {pieces.slice(0, SHOWN_PIECES).map((piece, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a piece's place is what it is
            <bdi key={index} className={`${styles['box']} ${styles['spelled']}`}>
              {piece}
            </bdi>
          ))}
          {pieces.length > SHOWN_PIECES && (
            <span className={styles['more']}>{t('more', { count: pieces.length - SHOWN_PIECES })}</span>
          )}
        </span>
      )}
    </>
  )
}

export function Decoder({ traced: { decoder, trace } }: { readonly traced: TracedText }) {
  const t = useTranslations('stages.decoder')
  return (
    <Stage entry="decoder" title={t('title')}>
      {decoder.stages.length === 0 ? (
        <p className={shared['note']}>{t('units')}</p>
      ) : (
        <dl className={styles['texts']}>
          <dt>{t('spelled')}</dt>
          <dd>
            <Pieces pieces={decoder.pieces} />
          </dd>
          {decoder.stages.map(({ name, pieces }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- a stage's place is what it is
            <div key={index} className={styles['pair']}>
              <dt>{name === null ? t('joined') : <code className={shared['code']}>{name}</code>}</dt>
              <dd>
                <Pieces pieces={pieces} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className={shared['note']} data-round-trip={decoder.text === trace.text}>
        {decoder.text === trace.text ? t('same') : t('differs')}
      </p>
    </Stage>
  )
}
