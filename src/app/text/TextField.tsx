/**
 * The text in an uncontrolled text field: typing never waits for React. A long paste is put in by one `setRangeText`,
 * for the browser's own way takes time with the square of the lines (1.5 s for 100 kB in Chromium).
 */
import { useEffect, useRef } from 'react'
import type { ClipboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { setText } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { directionOf } from '../../text/direction.ts'
import { expectedText } from './expectedText.ts'
import { applyFieldEdit, fieldValueOf } from './lineEnds.ts'
import styles from './TextSection.module.css'

/** UTF-16 units of a paste above which the browser's own way takes more than one frame or two. */
const LONG_PASTE = 4_000

/**
 * UTF-16 units from which the field has its full height whatever the text, and is told its direction. Measured at
 * 100 kB: a key takes the browser half as long as with `dir="auto"`, kerning and a height that follows the text.
 */
const FULL_FROM = 6_000

interface Props {
  /** UTF-16 units above which a text is not shown here: the field is about to be replaced, and showing it takes a second. */
  readonly limit: number
}

export function TextField({ limit }: Props) {
  const t = useTranslations('text')
  const store = useAppStore()
  const services = useServices()
  const field = useRef<HTMLTextAreaElement>(null)
  const isFull = useAppState((state) => state.comparison.text.length >= FULL_FROM)
  const direction = useAppState(({ comparison: { text } }) => (text.length >= FULL_FROM ? directionOf(text) : 'auto'))

  useEffect(() => {
    const show = () => {
      const { text } = store.getState().comparison
      if (text.length > limit) return
      const value = fieldValueOf(text)
      if (field.current !== null && field.current.value !== value) field.current.value = value
    }
    show()
    return store.subscribe((state, before) => {
      if (state.comparison.text !== before.comparison.text) show()
    })
  }, [store, limit])

  useEffect(() => {
    // React would ask the field for its selection at each key, which takes a while in a long text; nobody wants it.
    const element = field.current
    const keep = (event: Event) => event.stopPropagation()
    element?.addEventListener('selectionchange', keep)
    return () => element?.removeEventListener('selectionchange', keep)
  }, [])

  useEffect(() => {
    // In a long text the browser takes longer to carry out a key than the worker to encode what it makes.
    const element = field.current
    const announce = (event: InputEvent) => {
      const { text } = store.getState().comparison
      if (element === null || text.includes('\r')) return
      const expected = expectedText(text, element.selectionStart, element.selectionEnd, event)
      if (expected !== null) services.expectText(expected)
    }
    element?.addEventListener('beforeinput', announce)
    return () => element?.removeEventListener('beforeinput', announce)
  }, [store, services])

  const takeEdit = (value: string) => setText(store, applyFieldEdit(store.getState().comparison.text, value))

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.length <= LONG_PASTE) return
    event.preventDefault()
    const { value, selectionStart, selectionEnd } = event.currentTarget
    const fieldText = fieldValueOf(pasted)
    const next = value.slice(0, selectionStart) + fieldText + value.slice(selectionEnd)
    takeEdit(next)
    const caret = selectionStart + fieldText.length
    field.current?.setSelectionRange(caret, caret)
  }

  return (
    <textarea
      ref={field}
      id="text"
      translate="no"
      className={`${styles['field']} ${isFull ? styles['full'] : ''}`}
      dir={direction}
      rows={3}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      aria-label={t('label')}
      placeholder={t('placeholder')}
      defaultValue={fieldValueOf(store.getState().comparison.text)}
      onInput={(event) => takeEdit(event.currentTarget.value)}
      onPaste={paste}
    />
  )
}
