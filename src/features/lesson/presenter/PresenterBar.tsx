/** In the place of the header while the page is shown to a room: larger type, the QR code, and keys for the whole page. */
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { setPanel } from '../../../state/actions/comparison.ts'
import { setPresenting } from '../../../state/actions/lesson.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { actionOf, takesKeys, type KeyAction } from '../keys.ts'
import { useStepping } from '../useStepping.ts'
import { PresenterCode } from './PresenterCode.tsx'
import './presenting.css'
import styles from './PresenterBar.module.css'

/** The page says by this attribute of its root that it is shown to a room. */
function useLargeType(): void {
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset['presenting'] = ''
    return () => {
      delete dataset['presenting']
    }
  }, [])
}

/** `panels`: ids, in the order of their tabs. */
export default function PresenterBar({ panels }: { readonly panels: readonly string[] }) {
  const t = useTranslations('lesson.presenter')
  const store = useAppStore()
  const stepping = useStepping()
  const panel = useAppState((state) => state.comparison.panel)
  const isPinned = useAppState((state) => state.view.pinned !== null)
  const [showsCode, setShowsCode] = useState(false)
  useLargeType()

  const place = panels.indexOf(panel)
  const panelAt = (at: number): (() => void) | null => {
    const other = panels[at]
    if (other === undefined) return null
    return () => {
      setPanel(store, other)
      document.getElementById('panel')?.scrollIntoView()
    }
  }
  /** Steps of the lesson, or the panels if none is open. */
  const ways: Readonly<Record<KeyAction, (() => void) | null>> = {
    next: stepping === null ? panelAt(place + 1) : stepping.next,
    previous: stepping === null ? panelAt(place - 1) : stepping.previous,
    code: () => setShowsCode(true),
    leave: () => {
      setPresenting(store, false)
      document.getElementById('panel')?.focus({ preventScroll: true })
    },
  }
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const action = actionOf(event, takesKeys(event.target))
    // Escape unpins a token first.
    if (action === null || (action === 'leave' && isPinned)) return
    // Also where there is no page more: a key that turned pages does not scroll the last one.
    event.preventDefault()
    ways[action]?.()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  return (
    <header className={styles['bar']}>
      <p className={styles['keys']}>{t('keys')}</p>
      <nav aria-label={t('label')} className={styles['buttons']}>
        {stepping === null && (
          <>
            <Button disabled={ways.previous === null} onClick={() => ways.previous?.()}>
              {t('previous')}
            </Button>
            <Button disabled={ways.next === null} onClick={() => ways.next?.()}>
              {t('next')}
            </Button>
          </>
        )}
        <Button onClick={() => ways.code?.()}>{t('code')}</Button>
        <Button onClick={() => ways.leave?.()}>{t('leave')}</Button>
      </nav>
      {showsCode && <PresenterCode onClose={() => setShowsCode(false)} />}
    </header>
  )
}
