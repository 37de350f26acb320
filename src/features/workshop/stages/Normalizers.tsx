/** What each stage of the normalizer makes of the text, and every change with the names of its characters. */
import { useTranslations } from 'use-intl'
import type { NormalizerStage } from '../../../core/steps/textTrace.ts'
import { SampleText } from './SampleText.tsx'
import { Stage } from './Stage.tsx'
import { Changes } from './Changes.tsx'
import shared from '../Workshop.module.css'
import styles from './Stages.module.css'

interface Props {
  readonly stages: readonly NormalizerStage[]
  /** Before the first of them. */
  readonly text: string
}

export function Normalizers({ stages, text }: Props) {
  const t = useTranslations('stages.normalizer')
  return (
    <Stage entry="normalizer" title={t('title')}>
      {stages.length === 0 && <p className={shared['note']}>{t('none')}</p>}
      {stages.map(({ name, after, changes }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a stage's place is what it is
        <div key={index} className={styles['sub']}>
          <h4>
            <code className={shared['code']}>{name}</code>
          </h4>
          {changes.length === 0 ? (
            <p className={shared['note']}>{t('unchanged')}</p>
          ) : (
            <>
              <dl className={styles['texts']}>
                <dt>{t('before')}</dt>
                <dd>
                  <SampleText text={stages[index - 1]?.after ?? text} />
                </dd>
                <dt>{t('after')}</dt>
                <dd>
                  <SampleText text={after} />
                </dd>
              </dl>
              <Changes changes={changes} />
            </>
          )}
        </div>
      ))}
    </Stage>
  )
}
