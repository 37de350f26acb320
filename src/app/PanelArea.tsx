/** The panel that is chosen; tabs if there is more than one. Covered while a lesson asks for a prediction of what it shows. */
import { Suspense, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { panels } from '../features/panels.ts'
import { setPanel } from '../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../state/react.ts'
import { Button } from '../ui/Button.tsx'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import type { FallbackProps } from '../ui/ErrorBoundary.tsx'
import { useChosenInSight } from '../ui/useChosenInSight.ts'
import styles from './PanelArea.module.css'

function PanelTabs({ chosen }: { readonly chosen: string }) {
  const t = useTranslations('panels')
  const store = useAppStore()
  const row = useRef<HTMLElement>(null)
  useChosenInSight(row, chosen)
  return (
    <nav ref={row} aria-label={t('label')} className={`${styles['tabs']} screen-only`}>
      {panels.map(({ id }) => (
        <Button
          key={id}
          look="quiet"
          aria-current={id === chosen ? 'page' : undefined}
          onClick={() => setPanel(store, id)}
        >
          {t(id)}
        </Button>
      ))}
    </nav>
  )
}

function PanelFailed({ detail, retry }: FallbackProps) {
  const t = useTranslations('panels')
  return (
    <div role="alert" className={styles['failed']}>
      <p>{t('failed', { detail })}</p>
      <Button onClick={retry}>{t('retry')}</Button>
    </div>
  )
}

/** `alone`: the chosen panel without the tabs to others. */
export function PanelArea({ alone = false }: { readonly alone?: boolean }) {
  const t = useTranslations('panels')
  const chosen = useAppState((state) => state.comparison.panel)
  const isCovered = useAppState((state) => state.view.isCovered)
  const panel = panels.find(({ id }) => id === chosen) ?? panels[0]
  if (panel === undefined) return null
  return (
    <section id="panel" aria-label={t(panel.id)} tabIndex={-1} className={styles['panel']}>
      {!alone && panels.length > 1 && <PanelTabs chosen={panel.id} />}
      {isCovered && <p className={styles['cover']}>{t('covered')}</p>}
      <div className={isCovered ? styles['covered'] : undefined}>
        <ErrorBoundary key={panel.id} fallback={PanelFailed}>
          <Suspense fallback={<p className={styles['loading']}>{t('loading')}</p>}>
            <panel.component />
          </Suspense>
        </ErrorBoundary>
      </div>
    </section>
  )
}
