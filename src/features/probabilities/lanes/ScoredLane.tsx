/** One lane of the Probabilities panel: how it was scored, what it holds in bits, its tokens tinted by the chosen figure. */
import { memo, useCallback, useId, useMemo } from 'react'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import frame from '../../../ui/lanes/Lane.module.css'
import { LaneStatus } from '../../../ui/lanes/LaneStatus.tsx'
import { LaneText } from '../../../ui/lanes/LaneText.tsx'
import type { LaneHandle } from '../../../ui/lanes/LaneText.tsx'
import type { DrawingOptions } from '../../../ui/lanes/laneView.ts'
import type { ScrollLink } from '../../../ui/lanes/scrollLink.ts'
import { useAppState } from '../../../state/react.ts'
import { isScoringStale } from '../../../state/scoringSelectors.ts'
import { isLaneStale } from '../../../state/selectors.ts'
import { useTokenizerName } from '../../../state/tokenizerNames.ts'
import { levelsOf, NO_LEVEL } from '../scale/figureScale.ts'
import { unlikelyTokens } from '../overview/unreadText.ts'
import scale from '../scale/scale.module.css'
import { classOfLevel } from '../scale/tokenLook.ts'
import { LaneFigures } from './LaneFigures.tsx'
import { LaneMethod } from './LaneMethod.tsx'
import { useBitsUnder } from './useBitsUnder.ts'
import { useScoredLane } from './useScoredLane.ts'
import { useTokenNote } from './useTokenNote.ts'

interface Props {
  readonly reference: string
  readonly options: DrawingOptions
  readonly scrollLink: ScrollLink
  readonly ref: Ref<LaneHandle>
  /** See `shareBoundaries`; null if they are not marked. */
  readonly unsharedStarts: Uint8Array | null
  readonly onLeave: (reference: string, direction: -1 | 1, byte: number) => void
}

export const ScoredLane = memo(function ScoredLane({
  reference,
  options,
  scrollLink,
  ref,
  unsharedStarts,
  onLeave,
}: Props) {
  const t = useTranslations('probabilities.lane')
  const headingId = useId()
  const name = useTokenizerName(reference)
  const { view, scored } = useScoredLane(reference)
  const stale = useAppState((state) => isLaneStale(state, reference) || isScoringStale(state, reference))
  const figure = useAppState((state) => state.comparison.probabilities.figure)
  const levels = useMemo(() => (scored === null ? null : levelsOf(figure, scored)), [figure, scored])
  const unlikely = useMemo(
    () => (view === null || scored === null ? null : unlikelyTokens(view, scored)),
    [view, scored],
  )
  const lookOf = useCallback(
    (token: number) => {
      const look = classOfLevel(figure, levels?.[token] ?? NO_LEVEL)
      return unlikely?.[token] === 1 ? `${look} ${scale['guessing']}` : look
    },
    [figure, levels, unlikely],
  )
  const noteOf = useTokenNote(scored, unlikely)
  const underOf = useBitsUnder(view, scored)
  const leave = useCallback(
    (direction: -1 | 1, byte: number) => onLeave(reference, direction, byte),
    [onLeave, reference],
  )
  return (
    <article aria-labelledby={headingId} aria-busy={stale} className={frame['lane']} data-lane={reference}>
      <div className={frame['head']}>
        <h2 id={headingId} className={frame['name']} translate="no">
          {name}
        </h2>
        {view !== null && scored !== null && <LaneFigures view={view} scored={scored} stale={stale} />}
      </div>
      <LaneStatus reference={reference} name={name} />
      <LaneMethod reference={reference} name={name} view={view} scored={scored} />
      {view !== null && (
        <LaneText
          ref={ref}
          view={view}
          name={name}
          options={options}
          unsharedStarts={unsharedStarts}
          underOf={underOf}
          scrollLink={scrollLink}
          onLeave={leave}
          lookOf={lookOf}
          noteOf={noteOf}
        />
      )}
      {view?.layout.text === '' && <p className={frame['note']}>{t('empty')}</p>}
    </article>
  )
})
