/** The lessons, for whom each is and how long it takes; and the presenter view. */
import { useRef } from 'react'
import { useTranslations } from 'use-intl'
import { setPresenting, showStep } from '../../state/actions/lesson.ts'
import { useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { lessons, stepOf } from './lessons/lessons.ts'
import styles from './LessonsDialog.module.css'

export default function LessonsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('lesson')
  const store = useAppStore()
  /** Done once the dialog has gone, and with it the focus that it gives back. */
  const chosen = useRef<(() => void) | null>(null)
  const closed = (): void => {
    onClose()
    chosen.current?.()
  }
  return (
    <DialogFrame title={t('title')} closeLabel={t('close')} size="narrow" onClose={closed}>
      {(close) => {
        const closeAnd = (after: () => void): void => {
          chosen.current = after
          close()
        }
        return (
          <div className={styles['parts']}>
            <p className={styles['note']}>{t('intro')}</p>
            <ul className={styles['lessons']}>
              {lessons.map((lesson) => (
                <li key={lesson.id}>
                  <div>
                    <h3>{t(`titles.${lesson.id}`)}</h3>
                    <p>{t(`forWhom.${lesson.id}`)}</p>
                    <p className={styles['note']}>
                      {t('length', { minutes: lesson.minutes, steps: lesson.steps.length })}
                    </p>
                  </div>
                  <Button
                    aria-label={t('beginNamed', { title: t(`titles.${lesson.id}`) })}
                    onClick={() =>
                      closeAnd(() => {
                        const { step } = stepOf(lesson, null)
                        showStep(store, lesson.id, step.id, step.setUp)
                      })
                    }
                  >
                    {t('begin')}
                  </Button>
                </li>
              ))}
              <li>
                <div>
                  <h3>{t('presenting')}</h3>
                  <p>{t('presentingWhat')}</p>
                </div>
                <Button onClick={() => closeAnd(() => setPresenting(store, true))}>{t('presentPage')}</Button>
              </li>
            </ul>
          </div>
        )
      }}
    </DialogFrame>
  )
}
