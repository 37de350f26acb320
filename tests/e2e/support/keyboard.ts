/**
 * A reader without a mouse: goes by Tab, acts by keys, and knows what has the focus from the browser's own tree of
 * accessibility, as a screen reader does. Each key fails that leaves the focus with nothing.
 */
import type { CDPSession, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { eventually } from './comparePage.ts'

/** How long what a key does may take to have the focus: a dialog is fetched first. */
const FOCUSED_WITHIN = 10_000
/** More than any panel has. */
const MAX_TABS = 400

interface Told {
  readonly role: string
  readonly name: string
  /** Such as `checked`, `pressed`, `expanded`; what is absent is not said. */
  readonly states: Readonly<Record<string, unknown>>
}

type Named = string | RegExp

export interface Keyboard {
  /** Tabs on until what has the focus is told with this role and name; fails after a round of the page. */
  readonly to: (role: string, name: Named) => Promise<Told>
  /** The same, backwards. */
  readonly backTo: (role: string, name: Named) => Promise<Told>
  readonly press: (...keys: readonly string[]) => Promise<void>
  /** Types into what has the focus. */
  readonly type: (text: string) => Promise<void>
  /** What is told of what has the focus. */
  readonly told: () => Promise<Told>
  /** Waits until what has the focus is told so. */
  readonly isAt: (role: string, name: Named) => Promise<void>
  /** Nothing that can be used or looked at is told without a name. */
  readonly expectNames: (where: string) => Promise<void>
}

interface AxNode {
  readonly ignored: boolean
  readonly backendDOMNodeId?: number
  readonly role?: { readonly value?: unknown }
  readonly name?: { readonly value?: unknown }
  readonly properties?: readonly { readonly name: string; readonly value: { readonly value?: unknown } }[]
}

const NAMED = new Set(
  `button link textbox searchbox checkbox radio combobox listbox slider spinbutton tab tablist tabpanel dialog region image
  progressbar meter DisclosureTriangle toolbar`.split(/\s+/),
)

const toldOf = ({ role, name, properties = [] }: AxNode): Told => ({
  role: String(role?.value ?? ''),
  name: String(name?.value ?? ''),
  states: Object.fromEntries(properties.map((property) => [property.name, property.value.value])),
})

const matches = (told: Told, role: string, name: Named): boolean =>
  told.role === role && (typeof name === 'string' ? told.name === name : name.test(told.name))

async function focusedNode(session: CDPSession): Promise<Told> {
  const { result } = await session.send('Runtime.evaluate', {
    expression: 'document.activeElement === document.body ? null : document.activeElement',
  })
  if (result.objectId === undefined) return { role: '', name: '', states: {} }
  const { objectId } = result
  const { nodes } = await session.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false })
  await session.send('Runtime.releaseObject', { objectId })
  const [node] = nodes
  return node === undefined ? { role: '', name: '', states: {} } : toldOf(node)
}

/** In the page: all that can be in the name of what has the focus. */
function wordsOfFocused(): string {
  const focused = document.activeElement
  if (focused === null || focused === document.body) return ''
  const labelled = (focused.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => document.getElementById(id))
  const labels =
    focused instanceof HTMLInputElement ||
    focused instanceof HTMLTextAreaElement ||
    focused instanceof HTMLSelectElement
      ? [...(focused.labels ?? [])]
      : []
  return [
    focused.getAttribute('aria-label'),
    ...[...labelled, ...labels, focused].map((element) => element?.textContent),
  ]
    .filter(Boolean)
    .join(' ')
}

export async function keyboardOf(page: Page): Promise<Keyboard> {
  const session = await page.context().newCDPSession(page)
  await session.send('Accessibility.enable')
  // The browser keeps the tree only while it is asked about: another test on the page need not pay for it.
  onTestFinished(() => session.detach())
  const told = (): Promise<Told> => focusedNode(session)
  const isSomewhere = (): Promise<boolean> =>
    page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body)

  async function go(key: 'Tab' | 'Shift+Tab', role: string, name: Named): Promise<Told> {
    const passed = new Set<string>()
    for (let tabs = 0; tabs < MAX_TABS; tabs++) {
      // The tree of accessibility is asked about what may be it: to ask about all would take most of the time.
      const words = await page.evaluate(wordsOfFocused)
      if (typeof name === 'string' ? words.includes(name) : name.test(words)) {
        const now = await told()
        if (matches(now, role, name)) return now
        passed.add(`${now.role} ${now.name}`.slice(0, 60))
      } else passed.add(words.slice(0, 60))
      await page.keyboard.press(key)
    }
    throw new Error(`${key} does not reach ${role} ${String(name)}, but ${[...passed].join('; ')}`)
  }
  return {
    told,
    to: (role, name) => go('Tab', role, name),
    backTo: (role, name) => go('Shift+Tab', role, name),
    async press(...keys) {
      for (const key of keys) {
        const before = await told()
        await page.keyboard.press(key)
        await expect
          .poll(isSomewhere, {
            timeout: FOCUSED_WITHIN,
            interval: 20,
            message: `${key} on ${before.role} ${before.name} loses the focus`,
          })
          .toBe(true)
      }
    },
    type: (text) => page.keyboard.insertText(text),
    async isAt(role, name) {
      await eventually(async () => {
        const now = await told()
        return matches(now, role, name) ? 'there' : `${now.role} ${now.name}`
      }, FOCUSED_WITHIN).toBe('there')
    },
    async expectNames(where) {
      const { nodes } = await session.send('Accessibility.getFullAXTree')
      const nameless: string[] = []
      for (const node of nodes) {
        const { role, name, states } = toldOf(node)
        if (node.ignored || name !== '' || role === 'RootWebArea') continue
        if (!NAMED.has(role) && states['focusable'] !== true) continue
        const { backendDOMNodeId } = node
        const html =
          backendDOMNodeId === undefined
            ? ''
            : (await session.send('DOM.getOuterHTML', { backendNodeId: backendDOMNodeId })).outerHTML
        nameless.push(`${role}: ${html.slice(0, 160)}`)
      }
      expect({ where, nameless }).toEqual({ where, nameless: [] })
    },
  }
}
