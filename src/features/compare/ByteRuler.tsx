/** The byte ruler under a lane: where token boundaries truly fall, also inside a character. */
import { useState } from 'react'
import type { CSSProperties } from 'react'
import { useTranslations } from 'use-intl'
import { hoverToken } from '../../state/actions/view.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { litToken } from '../../state/selectors.ts'
import { Button } from '../../ui/Button.tsx'
import { useNumbers } from '../../ui/useNumbers.ts'
import type { LaneView } from '../../ui/lanes/laneView.ts'
import { litTokensOf } from '../../ui/lanes/litTokens.ts'
import { RULER_BYTES, graphemeStart, rulerRows } from './rulerRows.ts'
import type { RulerCell } from './rulerRows.ts'
import styles from './ByteRuler.module.css'

const TINTS = [styles['tint0'], styles['tint1'], styles['tint2']]

const place = ({ from, to }: RulerCell, row: number): CSSProperties => ({
  gridColumn: `${from + 2} / ${to + 2}`,
  gridRow: row,
})

export function ByteRuler({ view, name }: { readonly view: LaneView; readonly name: string }) {
  const t = useTranslations('token')
  const store = useAppStore()
  const formatNumber = useNumbers()
  const { layout, encoding } = view
  const lit = useAppState((state) => litToken(state))
  const pinned = useAppState((state) => state.view.pinned)
  const [chosen, setChosen] = useState<{ readonly of: typeof pinned; readonly byte: number } | null>(null)
  const start = chosen !== null && chosen.of === pinned ? chosen.byte : Math.max(0, (pinned?.startByte ?? 0) - 8)
  const rows = rulerRows(layout, encoding, start)
  const litRange = litTokensOf(view, lit)
  const move = (byte: number): void => setChosen({ of: pinned, byte: graphemeStart(layout, Math.max(0, byte)) })
  return (
    <section className={styles['ruler']} aria-label={t('rulerOf', { name })}>
      <div className={styles['bar']}>
        <span>
          {t('rulerRange', {
            from: formatNumber(rows.startByte),
            to: formatNumber(rows.endByte),
            total: formatNumber(layout.bytes),
          })}
        </span>
        <Button look="quiet" disabled={rows.startByte === 0} onClick={() => move(rows.startByte - RULER_BYTES)}>
          {t('rulerBefore')}
        </Button>
        <Button look="quiet" disabled={rows.endByte >= layout.bytes} onClick={() => move(rows.endByte)}>
          {t('rulerAfter')}
        </Button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles['scroll']} aria-label={t('rulerCells', { name })} tabIndex={0}>
        <div className={styles['grid']} dir="ltr" translate="no">
          {[t('rulerGraphemes'), t('rulerCodePoints'), t('rulerBytes'), t('rulerTokens')].map((label, row) => (
            <span key={label} className={styles['rowLabel']} style={{ gridColumn: 1, gridRow: row + 1 }}>
              {label}
            </span>
          ))}
          {rows.graphemes.map((cell) => (
            <span key={cell.from} className={styles['grapheme']} style={place(cell, 1)}>
              <bdi translate="no">{cell.label}</bdi>
            </span>
          ))}
          {rows.codePoints.map((cell) => (
            <span key={cell.from} className={styles['codePoint']} style={place(cell, 2)}>
              {cell.to - cell.from === 1 ? cell.label.slice(4) : cell.label}
            </span>
          ))}
          {rows.bytes.map((hex, index) => (
            <span key={`${index}:${hex}`} className={styles['byte']} style={{ gridColumn: index + 2, gridRow: 3 }}>
              {hex}
            </span>
          ))}
          {rows.tokens.map((tokens, row) =>
            tokens.map((cell) => {
              const isLit = litRange !== null && cell.token >= litRange.from && cell.token < litRange.to
              return (
                <span
                  key={cell.token}
                  title={t('idOf', { id: cell.id })}
                  className={[
                    styles['token'],
                    TINTS[view.tints[cell.token] ?? 0],
                    isLit ? styles['lit'] : '',
                    cell.openStart ? styles['openStart'] : '',
                    cell.openEnd ? styles['openEnd'] : '',
                  ].join(' ')}
                  style={place(cell, 4 + row)}
                  onPointerEnter={() =>
                    hoverToken(store, {
                      lane: view.reference,
                      tokenIndex: cell.token,
                      startByte: encoding.startByte[cell.token] ?? 0,
                      endByte: encoding.endByte[cell.token] ?? 0,
                    })
                  }
                  onPointerLeave={() => hoverToken(store, null)}
                >
                  {cell.label}
                </span>
              )
            }),
          )}
        </div>
      </section>
    </section>
  )
}
