/** One tokenizer's lane: head, text, ruler. Whatever fails in it stays in it. */
import { memo, useCallback, useId, useMemo } from 'react'
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState, useAppStateLater } from '../../state/react.ts'
import { laneState } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'
import { ByteRuler } from './ByteRuler.tsx'
import { LaneActions } from './LaneActions.tsx'
import { LaneFrame } from './LaneFrame.tsx'
import { LaneHead } from './LaneHead.tsx'
import { useVariantBoundaries } from './VariantNote.tsx'
import { LaneStatus } from '../../ui/lanes/LaneStatus.tsx'
import { LaneText } from '../../ui/lanes/LaneText.tsx'
import type { LaneHandle } from '../../ui/lanes/LaneText.tsx'
import type { DrawingOptions } from '../../ui/lanes/laneView.ts'
import { laneViewOf } from '../../ui/lanes/laneView.ts'
import type { ScrollLink } from '../../ui/lanes/scrollLink.ts'
import { useTokenizerName } from '../../state/tokenizerNames.ts'
import styles from '../../ui/lanes/Lane.module.css'

interface Props {
  readonly reference: string
  readonly options: DrawingOptions
  readonly unsharedStarts: Uint8Array | null
  readonly scrollLink: ScrollLink
  readonly ref: Ref<LaneHandle>
  readonly onLeave: (reference: string, direction: -1 | 1, byte: number) => void
}

export const Lane = memo(function Lane({ reference, options, unsharedStarts, scrollLink, ref, onLeave }: Props) {
  const t = useTranslations('lane')
  const headingId = useId()
  const name = useTokenizerName(reference)
  // Counts follow each key at once; the drawing of the tokens may come a frame later and is dropped for a newer one.
  const result = useAppStateLater(useCallback((state: AppState) => laneState(state, reference).result, [reference]))
  const leave = useCallback(
    (direction: -1 | 1, byte: number) => onLeave(reference, direction, byte),
    [onLeave, reference],
  )
  const rulerOpen = useAppState((state) => state.comparison.compare.rulers.includes(reference))
  const view = useMemo(() => {
    const encoding = result?.encoding.encoding ?? null
    return result === null || encoding === null ? null : laneViewOf(reference, result.input.text, encoding)
  }, [reference, result])
  const variant = useVariantBoundaries(reference, result)
  const marked = variant?.newStarts ?? unsharedStarts
  return (
    <LaneFrame reference={reference} headingId={headingId}>
      <LaneHead reference={reference} name={name} headingId={headingId} result={result} variant={variant} />
      <LaneStatus reference={reference} name={name} />
      {result !== null && view === null && <p className={styles['note']}>{t('countsOnly')}</p>}
      {view !== null && (
        <>
          <LaneText
            ref={ref}
            view={view}
            name={name}
            options={options}
            unsharedStarts={marked?.length === view.encoding.ids.length ? marked : null}
            scrollLink={scrollLink}
            onLeave={leave}
          />
          {rulerOpen && <ByteRuler view={view} name={name} />}
          <LaneActions view={view} name={name} />
        </>
      )}
    </LaneFrame>
  )
})
