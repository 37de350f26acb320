/**
 * The text in an uncontrolled text field: typing never waits for React. What is pasted in many lines, and what the page puts
 * in, is an edit of the field (`replaceInField.ts`), so that Ctrl+Z takes back everything.
 */
import { useEffect, useRef, useState } from 'react'
import type { ClipboardEvent, InputEvent as ReactInputEvent } from 'react'
import { useTranslations } from 'use-intl'
import { forgetReplaced, replaceText, setText, undoReplacement } from '../../state/actions/comparison.ts'
import { addNotice } from '../../state/actions/session.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { fieldDirection, isLongText, takeForm } from './fieldForm.ts'
import { expectedText } from './expectedText.ts'
import { applyFieldEdit, fieldValueOf, type EditedRange } from './lineEnds.ts'
import { pasteLines, replaceInField } from './replaceInField.ts'
import { createReturnMemory } from './returnMemory.ts'
import styles from './TextSection.module.css'

const longStyle = styles['full'] ?? ''

interface Props {
  /** UTF-16 units above which a text is not shown here: the field is about to be replaced, and showing it takes a second. */
  readonly limit: number
}

export function TextField({ limit }: Props) {
  const t = useTranslations('text')
  const store = useAppStore()
  const services = useServices()
  const field = useRef<HTMLTextAreaElement>(null)
  /** Whether the page itself edits the field. */
  const isReplacing = useRef(false)
  /** What the edit that was announced takes the place of. */
  const edited = useRef<EditedRange | null>(null)
  const [returns] = useState(createReturnMemory)
  const isLong = useAppState(({ comparison: { text } }) => isLongText(text))
  const direction = useAppState(({ comparison: { text } }) => fieldDirection(text))

  useEffect(() => {
    const show = () => {
      const { text } = store.getState().comparison
      if (text.length > limit) return
      const value = fieldValueOf(text)
      if (field.current === null || field.current.value === value) return
      isReplacing.current = true
      takeForm(field.current, value, longStyle)
      replaceInField(field.current, value)
      isReplacing.current = false
    }
    show()
    return store.subscribe((state, before) => {
      if (state.comparison.text === before.comparison.text) return
      returns.keep(before.comparison.text)
      show()
    })
  }, [store, limit, returns])

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
      if (element === null) return
      edited.current = /^insert(?:Text|LineBreak|FromPaste|FromDrop|ReplacementText)$/.test(event.inputType)
        ? { start: element.selectionStart, end: element.selectionEnd }
        : null
      if (text.includes('\r') || isReplacing.current) return
      const expected = expectedText(text, element.selectionStart, element.selectionEnd, event)
      if (expected !== null) services.expectText(expected)
    }
    element?.addEventListener('beforeinput', announce)
    return () => element?.removeEventListener('beforeinput', announce)
  }, [store, services])

  const onInput = ({ currentTarget: { value }, nativeEvent }: ReactInputEvent<HTMLTextAreaElement>) => {
    if (isReplacing.current) return
    const { text } = store.getState().comparison
    returns.keep(text)
    const inputType = 'inputType' in nativeEvent ? nativeEvent.inputType : ''
    const before = inputType === 'historyUndo' || inputType === 'historyRedo' ? returns.textOf(value) : null
    const { replaced } = store.getState().session
    // An example took the place of more than the text.
    if (inputType === 'historyUndo' && replaced?.whole !== undefined && fieldValueOf(replaced.text) === value) {
      undoReplacement(store)
      return
    }
    setText(store, before ?? applyFieldEdit(text, value, edited.current))
    forgetReplaced(store)
    edited.current = null
  }

  const paste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const pasted = event.clipboardData.getData('text/plain')
    if (pasted.includes('\r')) addNotice(store, { message: 'notice.line-ends-read', values: {}, tone: 'info' })
    const { value, selectionStart, selectionEnd } = event.currentTarget
    if (value.length - (selectionEnd - selectionStart) + pasted.length <= limit) {
      edited.current = { start: selectionStart, end: selectionEnd }
      takeForm(event.currentTarget, value.slice(0, selectionStart) + pasted + value.slice(selectionEnd), longStyle)
      if (pasteLines(event.currentTarget, fieldValueOf(pasted))) event.preventDefault()
      return
    }
    // It leaves the field, and the browser would take seconds to put it there first.
    event.preventDefault()
    const next = value.slice(0, selectionStart) + fieldValueOf(pasted) + value.slice(selectionEnd)
    const { text } = store.getState().comparison
    const whole = applyFieldEdit(text, next, { start: selectionStart, end: selectionEnd })
    void services.keepFirst(whole).then(() => {
      if (store.getState().comparison.text === text) replaceText(store, whole, { offersUndo: true })
    })
  }

  return (
    <textarea
      ref={field}
      id="text"
      translate="no"
      className={`${styles['field']} ${isLong ? longStyle : ''}`}
      dir={direction}
      rows={3}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      autoCorrect="off"
      aria-label={t('label')}
      placeholder={t('placeholder')}
      defaultValue={fieldValueOf(store.getState().comparison.text)}
      onInput={onInput}
      onPaste={paste}
    />
  )
}
