/**
 * The reader's own segmentation: every place between two bytes is a button that cuts or joins, between characters at
 * their full height, inside a character between its bytes below it. One tab stop; arrow keys walk from place to place.
 */
import { useMemo, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { byteHex } from '../../../core/text/hex.ts'
import { drawText } from '../../../ui/lanes/drawText.tsx'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { editorCells, spanOfBytes, toggledCut, type EditorCell } from './editorCells.ts'
import { spanLabel } from './spanLabel.ts'
import styles from './BoundaryEditor.module.css'

interface Props {
  readonly text: string
  /** Bytes at which it is cut, ascending. */
  readonly cuts: readonly number[]
  /** Spans between cuts that are no token; none while that is not known. */
  readonly noTokens: readonly { readonly startByte: number; readonly endByte: number }[]
  readonly onChange: (cuts: readonly number[]) => void
}

const LINE_BREAK = /^[\n\r\u2028\u2029]/u

const TINTS = [styles['tint0'], styles['tint1'], styles['tint2']]

export function BoundaryEditor({ text, cuts, noTokens, onChange }: Props) {
  const t = useTranslations('segmentations.editor')
  const cells = useMemo(() => editorCells(text), [text])
  const bytes = useMemo(() => encodeUtf8(text), [text])
  const container = useRef<HTMLDivElement>(null)
  const [focusedByte, setFocusedByte] = useState(1)
  const tabStop = Math.min(focusedByte, Math.max(1, bytes.length - 1))
  const spans = spanOfBytes(cuts, bytes.length)

  const isBad = (byte: number): boolean =>
    noTokens.some(({ startByte, endByte }) => startByte <= byte && byte < endByte)
  const lookOf = (byte: number): string =>
    isBad(byte) ? `${styles['noToken']}` : (TINTS[(spans[byte] ?? 0) % TINTS.length] ?? '')

  const moveTo = (byte: number): void => {
    const next = Math.max(1, Math.min(bytes.length - 1, byte))
    setFocusedByte(next)
    container.current?.querySelector<HTMLElement>(`[data-byte="${next}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return
    const forward = getComputedStyle(event.target).direction === 'rtl' ? -1 : 1
    const targets: Readonly<Record<string, number>> = {
      ArrowRight: tabStop + forward,
      ArrowLeft: tabStop - forward,
      Home: 1,
      End: bytes.length - 1,
    }
    const target = targets[event.key]
    if (target === undefined) return
    event.preventDefault()
    moveTo(target)
  }

  const place = (byte: number, { text: character, startByte, bytes: own }: EditorCell) => {
    const inside = byte - startByte
    const label =
      inside === 0
        ? t('between', {
            before: spanLabel(bytes, before(cells, startByte), startByte),
            after: spanLabel(bytes, startByte, startByte + own.length),
          })
        : t('inside', {
            character: character.trim() === '' ? spanLabel(bytes, startByte, startByte + own.length) : `“${character}”`,
            byte: inside,
            bytes: own.length,
          })
    const isCut = cuts.includes(byte)
    return (
      <button
        key={byte}
        type="button"
        data-byte={byte}
        className={`${styles['place']} ${isCut ? styles['cut'] : ''}`}
        aria-label={label}
        aria-pressed={isCut}
        tabIndex={byte === tabStop ? 0 : -1}
        onFocus={() => setFocusedByte(byte)}
        onClick={() => onChange(toggledCut(cuts, byte))}
      />
    )
  }

  return (
    // The arrow keys of its many buttons are taken here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={container}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- no fieldset: it holds no fields
      role="group"
      aria-label={t('label')}
      aria-describedby="segmentations-editor-how"
      className={styles['editor']}
      dir="auto"
      translate="no"
      onKeyDown={onKeyDown}
    >
      {cells.map((cell) => {
        const { startByte, bytes: own, text: character } = cell
        const isWhole = own.every((_, index) => spans[startByte + index] === spans[startByte])
        return (
          <span key={startByte} className={styles['cell']} style={{ '--bytes': own.length }}>
            {startByte > 0 && place(startByte, cell)}
            <span
              aria-hidden="true"
              className={`${styles['character']} ${isWhole ? lookOf(startByte) : styles['split']}`}
            >
              {drawText(character, LINE_BREAK.test(character), true)}
            </span>
            {own.length > 1 && (
              <span className={styles['bytes']}>
                {own.map((byte, index) => (
                  // A byte's place is what it is.
                  // oxlint-disable-next-line react/no-array-index-key
                  <span key={index} className={styles['byte']}>
                    {index > 0 && place(startByte + index, cell)}
                    <span aria-hidden="true" className={`${styles['hex']} ${lookOf(startByte + index)}`}>
                      {byteHex(byte)}
                    </span>
                  </span>
                ))}
              </span>
            )}
          </span>
        )
      })}
    </div>
  )
}

/** Where the character before the one at `startByte` begins. */
function before(cells: readonly EditorCell[], startByte: number): number {
  return cells.findLast((cell) => cell.startByte < startByte)?.startByte ?? 0
}
