/** A segmentation drawn over its text, with the place where it breaks, and a bar of each token's bits under it. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { cellsOf } from '../../../ui/lanes/cells.ts'
import { drawCell, type CellContext } from '../../../ui/lanes/drawCell.tsx'
import { graphemesOf } from '../../../ui/lanes/graphemesOf.ts'
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import { paragraphsIn } from '../../../ui/lanes/textLayout.ts'
import type { TextLayout } from '../../../ui/lanes/textLayout.ts'
import { tintsOf } from '../../../ui/lanes/tints.ts'
import tokens from '../../../ui/lanes/tokens.module.css'
import type { Segmentation } from './questions.ts'
import { tokenLabels } from './spanLabel.ts'
import styles from './Segmentations.module.css'

const TINTS = [styles['tint0'], styles['tint1'], styles['tint2']]
const BARS = [styles['bar0'], styles['bar1'], styles['bar2']]
const OPTIONS = { whitespace: true, ids: false }
const nothing = (): string => ''

interface Props {
  readonly layout: TextLayout
  readonly bytes: Uint8Array
  readonly segmentation: Segmentation
}

function viewOf(layout: TextLayout, { ids, endBytes }: Segmentation): LaneView {
  return {
    reference: '',
    layout,
    encoding: {
      ids: Uint32Array.from(ids),
      startByte: Uint32Array.from([0, ...endBytes.slice(0, -1)]),
      endByte: Uint32Array.from(endBytes),
      kinds: new Uint8Array(ids.length),
      normalized: null,
    },
    tints: tintsOf(Uint32Array.from(ids)),
  }
}

export function SegmentationText({ layout, bytes, segmentation }: Props) {
  const t = useTranslations('segmentations')
  const { ids, byteTokens, brokenAt } = segmentation
  const drawn = useMemo(() => {
    const view = viewOf(layout, segmentation)
    const broken =
      brokenAt === null ? [] : brokenAt.reason === 'pair' ? [brokenAt.index - 1, brokenAt.index] : [brokenAt.index]
    const context: CellContext = {
      view,
      options: OPTIONS,
      lit: null,
      unsharedStarts:
        brokenAt?.reason === 'pair' ? Uint8Array.from(ids, (_, index) => (index === brokenAt.index ? 1 : 0)) : null,
      cursor: -1,
      pinned: -1,
      nameOf: nothing,
      markLabelOf: nothing,
      underOf: null,
      lookOf: (token) =>
        `${TINTS[view.tints[token] ?? 0]} ${broken.includes(token) ? styles['broken'] : ''} ${byteTokens.includes(token) ? styles['byteToken'] : ''}`,
    }
    const bounds = paragraphsIn(layout, 0, layout.pieces)
    return bounds.slice(0, -1).map((first, line) => (
      <span key={first} className={tokens['text']} dir="auto">
        {Array.from({ length: (bounds[line + 1] ?? first) - first }, (_, offset) => first + offset).map((piece) =>
          cellsOf(view.encoding, graphemesOf(layout, piece), piece === layout.pieces - 1).map((cell, place) =>
            drawCell(cell, context, place),
          ),
        )}
      </span>
    ))
  }, [layout, segmentation, ids, byteTokens, brokenAt])
  return (
    <>
      <span className="visually-hidden">
        {t('spoken', { count: ids.length, tokens: tokenLabels(bytes, segmentation).join(', ') })}
      </span>
      <span aria-hidden="true" className={styles['drawn']} translate="no">
        {drawn}
      </span>
    </>
  )
}

interface BarProps {
  readonly segmentation: Segmentation
  readonly bytes: Uint8Array
  readonly tokenBits: readonly number[]
  /** Bits that fill the whole width. */
  readonly most: number
  readonly format: (bits: number) => string
}

/** A part a token, as wide as its bits. */
export function BitsBar({ segmentation, bytes, tokenBits, most, format }: BarProps) {
  const t = useTranslations('segmentations')
  const { ids } = segmentation
  const tints = tintsOf(Uint32Array.from(ids))
  const labels = tokenLabels(bytes, segmentation)
  return (
    <span className={styles['bar']} aria-hidden="true">
      {tokenBits.map((part, token) => (
        <span
          // A token's place is what it is.
          // oxlint-disable-next-line react/no-array-index-key
          key={token}
          className={BARS[tints[token] ?? 0]}
          style={{ inlineSize: `${(100 * part) / most}%` }}
          title={t('tokenBits', { token: labels[token] ?? '', bits: format(part) })}
        />
      ))}
    </span>
  )
}
