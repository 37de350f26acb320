/** From the page's selection back to the text: what is copied from a lane is the text's own, nothing of how it is drawn. */
import type { TextLayout } from './textLayout.ts'

const pieceOf = (element: HTMLElement): number => Number(element.dataset['piece'])

/** The UTF-16 offset of a point of the document in the text of a lane. */
function offsetOf(layout: TextLayout, container: HTMLElement, node: Node, offset: number): number {
  const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-piece]') ?? null
  const range = document.createRange()
  if (element !== null) {
    // The text of a piece's elements is the text of the piece, without its line break.
    const piece = pieceOf(element)
    range.setStart(element, 0)
    range.setEnd(node, offset)
    return Math.min(layout.endUtf16[piece] ?? 0, (layout.startUtf16[piece] ?? 0) + range.toString().length)
  }
  range.setStart(node, offset)
  const pieces = [...container.querySelectorAll<HTMLElement>('[data-piece]')]
  const next = pieces.find((found) => range.comparePoint(found, 0) >= 0)
  if (next !== undefined) return layout.startUtf16[pieceOf(next)] ?? 0
  const last = pieces.at(-1)
  return last === undefined ? 0 : (layout.startUtf16[pieceOf(last) + 1] ?? 0)
}

/** The selected part of a lane's text; null for a selection that is empty or reaches beyond the lane. */
export function selectedText(layout: TextLayout, container: HTMLElement, selection: Selection | null): string | null {
  if (selection === null || selection.isCollapsed || selection.rangeCount !== 1) return null
  const range = selection.getRangeAt(0)
  if (!container.contains(range.commonAncestorContainer)) return null
  return layout.text.slice(
    offsetOf(layout, container, range.startContainer, range.startOffset),
    offsetOf(layout, container, range.endContainer, range.endOffset),
  )
}
