/** When the page is drawn for paper: from `beforeprint` to `afterprint`, whatever is told of the screen in between, and in a preview. */
import { beforeEach, describe, expect, it } from 'vitest'
import { startPrinting } from '../../../src/app/effects/print.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore, type Store } from '../../../src/state/store.ts'

class Paper extends EventTarget {
  matches = false
  become(matches: boolean): void {
    this.matches = matches
    this.dispatchEvent(new Event('change'))
  }
}

let store: Store
let paper: Paper
let page: EventTarget
const isPrinting = (): boolean => store.getState().view.isPrinting

beforeEach(() => {
  store = createStore(defaultComparison('text', null))
  paper = new Paper()
  page = new EventTarget()
  const browser = Object.assign(page, { matchMedia: () => paper })
  startPrinting(store, browser, (change) => change())
})

describe('the page is drawn for paper', () => {
  it('from beforeprint on, until afterprint', () => {
    page.dispatchEvent(new Event('beforeprint'))
    expect(isPrinting()).toBe(true)
    page.dispatchEvent(new Event('afterprint'))
    expect(isPrinting()).toBe(false)
  })

  it('in a preview', () => {
    paper.become(true)
    expect(isPrinting()).toBe(true)
    paper.become(false)
    expect(isPrinting()).toBe(false)
  })

  it('until afterprint, when it is told late that a preview has ended', () => {
    paper.become(true)
    page.dispatchEvent(new Event('beforeprint'))
    paper.become(false)
    expect(isPrinting()).toBe(true)
    page.dispatchEvent(new Event('afterprint'))
    expect(isPrinting()).toBe(false)
  })
})
