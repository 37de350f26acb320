/** The keyboard's focus in a list from which items are taken away: it stays at the place where it was. */
import { useLayoutEffect, useRef, type FocusEvent } from 'react'
import { controlsOf } from './focus.ts'

interface Place {
  readonly element: HTMLElement
  readonly item: number
  readonly control: number
}

/**
 * When the item that had the focus is gone, the same control of the item in its place has it, or of the last one; if none is
 * left, the first control of what is around the list.
 * @returns what the list is given: it says where the focus is
 */
export function useFocusKept(): { readonly onFocus: (event: FocusEvent<HTMLElement>) => void } {
  const place = useRef<Place | null>(null)
  const list = useRef<HTMLElement | null>(null)
  useLayoutEffect(() => {
    const last = place.current
    if (last === null || last.element.isConnected || list.current === null) return
    if (document.activeElement !== null && document.activeElement !== document.body) return
    const item = list.current.children[Math.min(last.item, list.current.children.length - 1)]
    const controls = controlsOf(item ?? list.current.parentElement)
    controls[Math.min(last.control, controls.length - 1)]?.focus()
  })
  return {
    onFocus({ currentTarget, target }) {
      list.current = currentTarget
      const item = [...currentTarget.children].findIndex((child) => child.contains(target))
      if (item === -1) return
      place.current = { element: target, item, control: controlsOf(currentTarget.children[item]).indexOf(target) }
    },
  }
}
