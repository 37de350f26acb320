/** The bias lab: what cutting a prompt does to what a language model says next. One of its parts at a time, by tabs. */
import { Tabs } from '@base-ui/react/tabs'
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorBoundary, type FallbackProps } from '../../ui/ErrorBoundary.tsx'
import { CopyPartLink } from './CopyPartLink.tsx'
import { parts } from './parts.ts'
import styles from './BiasLabPanel.module.css'
import { setOptions } from '../../state/actions/options.ts'

function PartFailed({ detail, retry }: FallbackProps) {
  const t = useTranslations('biasLab')
  return (
    <div role="alert" className={styles['failed']}>
      <p>{t('failed', { detail })}</p>
      <Button onClick={retry}>{t('retry')}</Button>
    </div>
  )
}

export default function BiasLabPanel() {
  const t = useTranslations('biasLab')
  const store = useAppStore()
  const chosen = useAppState((state) => state.comparison.biasLab.part)
  /** Parts whose answers take long, and that were opened: they stay as they are while another one is shown. */
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const shown = parts.find(({ id }) => id === chosen) ?? parts[0]
  if (shown?.isKept === true && !kept.has(shown.id)) setKept(new Set([...kept, shown.id]))
  return (
    <div>
      <div className={styles['head']}>
        <h2>{t('title')}</h2>
        <CopyPartLink />
      </div>
      <p className={styles['intro']}>{t('intro')}</p>
      <Tabs.Root
        value={shown?.id ?? null}
        onValueChange={(id) =>
          setOptions(store, 'biasLab', { part: parts.find((part) => part.id === id)?.id ?? chosen })
        }
      >
        <Tabs.List aria-label={t('partsLabel')} className={styles['tabs']} activateOnFocus={false}>
          {parts.map(({ id }) => (
            <Tabs.Tab key={id} value={id} className={styles['tab']}>
              {t(`parts.${id}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ id, component: Part }) => (
          <Tabs.Panel key={id} value={id} keepMounted={kept.has(id)} className={styles['part']}>
            <ErrorBoundary fallback={PartFailed}>
              <Suspense fallback={<p className={styles['loading']}>{t('loading')}</p>}>
                <Part />
              </Suspense>
            </ErrorBoundary>
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </div>
  )
}
