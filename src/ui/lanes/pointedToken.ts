/** From the page's elements back to tokens: which token is under a point. */
import type { TokenPointer } from '../../state/view.ts'
import type { LaneView } from './laneView.ts'

function indexOf(element: HTMLElement): number {
  return Number(element.dataset['token'] ?? element.dataset['part'] ?? -1)
}

/** The token's element at an event's target; among parts of one grapheme, the one that `clientX` is over. -1 for none. */
export function tokenAt(target: EventTarget | null, clientX: number): number {
  if (!(target instanceof Element)) return -1
  const innermost = target.closest<HTMLElement>('[data-token],[data-part]')
  if (innermost === null) return -1
  if (innermost.dataset['from'] === undefined) return indexOf(innermost)
  const { left, width } = innermost.getBoundingClientRect()
  const share = width === 0 ? 0 : Math.min(0.9999, Math.max(0, (clientX - left) / width))
  for (
    let element: HTMLElement | null = innermost;
    element?.dataset['from'] !== undefined;
    element = element.parentElement
  ) {
    if (Number(element.dataset['from']) <= share && share < Number(element.dataset['to'])) return indexOf(element)
  }
  return indexOf(innermost)
}

export function pointerTo(view: LaneView, token: number): TokenPointer {
  return {
    lane: view.reference,
    tokenIndex: token,
    startByte: view.encoding.startByte[token] ?? 0,
    endByte: view.encoding.endByte[token] ?? 0,
  }
}
