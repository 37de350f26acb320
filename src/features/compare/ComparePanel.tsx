/** The Compare panel: options, a lane per tokenizer, the detail beside them, the table of figures below. */
import { Suspense, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import { lazyWithMessages } from '../lazyWithMessages.tsx'
import styles from './ComparePanel.module.css'
import { CountsAnnouncer } from './CountsAnnouncer.tsx'
import { Lane } from './Lane.tsx'
import type { DrawingOptions } from '../../ui/lanes/laneView.ts'
import { Legend } from './Legend.tsx'
import { TokenLengths } from './lengths/TokenLengths.tsx'
import { createScrollLink } from '../../ui/lanes/scrollLink.ts'
import { useLaneWalk } from '../../ui/lanes/useLaneWalk.ts'
import { TokenDetail } from './TokenDetail.tsx'
import { Opening } from './opening/Opening.tsx'
import { Toolbar } from './Toolbar.tsx'
import { useSharedBoundaries } from '../../ui/lanes/useSharedBoundaries.ts'

/** From this length on lanes have scroll bars of their own. UTF-16 units. */
const SCROLLS_FROM = 3000

/** Below the lanes, and of the text behind them: it may come later. */
const MetricsTable = lazyWithMessages(['compare/metrics', 'metrics'], () => import('./metrics/MetricsTable.tsx'))

const Budget = lazyWithMessages('compare/budget', () => import('./budget/Budget.tsx'))

const legend = <Legend />

export function ComparePanel() {
  const t = useTranslations('lane')
  const references = useAppState((state) => state.comparison.tokenizers)
  const whitespace = useAppState((state) => state.comparison.compare.whitespace)
  const ids = useAppState((state) => state.comparison.compare.ids)
  const sideBySide = useAppState((state) => state.comparison.compare.sideBySide)
  const long = useAppState((state) => state.comparison.text.length > SCROLLS_FROM)
  const options: DrawingOptions = useMemo(() => ({ whitespace, ids }), [whitespace, ids])
  const boundaries = useSharedBoundaries(useAppState((state) => state.comparison.compare.unsharedBoundaries))
  const [scrollLink] = useState(createScrollLink)
  const [scrollTogether, setScrollTogether] = useState(true)
  const walk = useLaneWalk()
  return (
    <div>
      <CountsAnnouncer />
      <Opening />
      <Toolbar
        boundaries={boundaries?.shared ?? null}
        scrollTogether={scrollTogether}
        onScrollTogether={(together) => {
          setScrollTogether(together)
          scrollLink.setEnabled(together)
        }}
        scrolls={long}
      />
      <div className={styles['body']}>
        <section
          aria-label={t('lanes')}
          className={`${styles['lanes']} ${sideBySide ? styles['sideBySide'] : ''}`}
          data-wide={sideBySide ? '' : undefined}
        >
          {references.map((reference) => (
            <Lane
              key={reference}
              ref={walk.refOf(reference)}
              reference={reference}
              options={options}
              unsharedStarts={boundaries?.unsharedStarts.get(reference) ?? null}
              scrollLink={scrollLink}
              onLeave={walk.leave}
            />
          ))}
        </section>
        <TokenDetail idle={legend} />
      </div>
      <Suspense fallback={null}>
        <MetricsTable />
      </Suspense>
      <Suspense fallback={null}>
        <Budget />
      </Suspense>
      <TokenLengths />
    </div>
  )
}
