/** The Probabilities panel: language models, lanes tinted by what one of them found probable, totals, charts, continuations. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { DrawingOptions } from '../../ui/lanes/laneView.ts'
import { createScrollLink } from '../../ui/lanes/scrollLink.ts'
import { useSharedBoundaries } from '../../ui/lanes/useSharedBoundaries.ts'
import { useLaneWalk } from '../../ui/lanes/useLaneWalk.ts'
import { useAppState } from '../../state/react.ts'
import { Charts } from './charts/Charts.tsx'
import { ChoiceSection } from './choice/ChoiceSection.tsx'
import { ContinueSection } from './continue/ContinueSection.tsx'
import { TokenScore } from './detail/TokenScore.tsx'
import { ScoredLane } from './lanes/ScoredLane.tsx'
import { useRecordedScores } from './recorded/useRecordedScores.ts'
import scale from './scale/scale.module.css'
import { Overview } from './overview/Overview.tsx'
import { Toolbar } from './Toolbar.tsx'
import { TotalsTable } from './totals/TotalsTable.tsx'
import styles from './ProbabilitiesPanel.module.css'

/** From this length on lanes have scroll bars of their own. UTF-16 units. */
const SCROLLS_FROM = 3000

export default function ProbabilitiesPanel() {
  const t = useTranslations('lane')
  const references = useAppState((state) => state.comparison.tokenizers)
  const whitespace = useAppState((state) => state.comparison.compare.whitespace)
  const long = useAppState((state) => state.comparison.text.length > SCROLLS_FROM)
  const options: DrawingOptions = useMemo(() => ({ whitespace, ids: false }), [whitespace])
  const [scrollLink] = useState(createScrollLink)
  const [scrollTogether, setScrollTogether] = useState(true)
  const walk = useLaneWalk()
  useRecordedScores()
  const boundaries = useSharedBoundaries(
    useAppState(({ comparison }) => comparison.scoring.reading === 'bytes' || comparison.compare.unsharedBoundaries),
  )
  return (
    <div className={scale['scale']}>
      <Overview />
      <ChoiceSection />
      <Toolbar
        scrolls={long}
        scrollTogether={scrollTogether}
        onScrollTogether={(together) => {
          setScrollTogether(together)
          scrollLink.setEnabled(together)
        }}
      />
      <div className={styles['body']}>
        <section aria-label={t('lanes')} className={styles['lanes']}>
          {references.map((reference) => (
            <ScoredLane
              key={reference}
              ref={walk.refOf(reference)}
              reference={reference}
              options={options}
              scrollLink={scrollLink}
              onLeave={walk.leave}
              unsharedStarts={boundaries?.unsharedStarts.get(reference) ?? null}
            />
          ))}
        </section>
        <TokenScore />
      </div>
      <TotalsTable />
      <Charts />
      <ContinueSection />
    </div>
  )
}
