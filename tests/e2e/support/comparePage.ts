/** What a reader sees and does on the Compare panel, in the words of the page. */
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import type { SampleId } from '../../../src/core/samples/samples.ts'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../../src/state/links/link.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { ACTIVE_TIMEOUT_MS } from './builtApp.ts'
import { t } from './words.ts'

/**
 * The fragment of a link to a short text and three small tokenizers. To open it costs less than half of what the page
 * costs that the address alone opens, so tests that are not about that page, nor about drafts, begin here.
 */
export const compareLink = (
  tokenizers: readonly string[] = ['gpt2', 'byt5', 'canine'],
  text = 'a text of a link',
): string =>
  writeLink(contentOf({ ...defaultComparison(text, null), tokenizers, baseline: tokenizers[0] ?? null })).fragment

export const lane = (page: Page, name: string): Locator => page.getByRole('article', { name, exact: true })

/** It is there, hidden, above a panel that shows the text as a line, or not at all. */
export const textField = (page: Page): Locator =>
  page.getByRole('textbox', { name: t('text.label'), exact: true, includeHidden: true })

/** The line that the text is above some panels. */
const textLine = (page: Page): Locator => page.getByRole('button', { name: new RegExp(`^${t('text.label')} `) })

/** The card of an example. */
export const exampleCard = (page: Page, id: SampleId): Locator =>
  page
    .getByRole('toolbar', { name: t('text.samples') })
    .getByRole('button', { name: new RegExp(`^${t(`samples.${id}.title`)}\\b`) })

/** Opens the field, if the text is a line. */
export async function openText(page: Page): Promise<void> {
  const closed = textLine(page).and(page.locator('[aria-expanded="false"]'))
  if ((await closed.count()) > 0) await closed.click()
}

/** The elements of a lane's tokens, in order. */
export const tokens = (page: Page, name: string): Locator =>
  lane(page, name)
    .getByRole('group', { name: t('lane.textOf', { name }), exact: true })
    .locator('[data-token]')

/** The big number of a lane; null where there is none yet. */
export async function countOf(page: Page, name: string): Promise<number | null> {
  const count = lane(page, name).locator('strong')
  if ((await count.count()) === 0) return null
  return Number((await count.innerText()).replaceAll(',', ''))
}

/** Waits for a figure to become what it should be. */
export function eventually<Value>(get: () => Promise<Value>, milliseconds = ACTIVE_TIMEOUT_MS) {
  return expect.poll(get, { timeout: milliseconds, interval: 50 })
}

/**
 * Until the page has done what it was to do after a rest of so many milliseconds: its timers run in their order, however
 * long a busy machine takes.
 */
export async function afterTimers(page: Page, milliseconds: number): Promise<void> {
  await page.evaluate((time) => new Promise((resolve) => setTimeout(resolve, time)), milliseconds)
}

/** Names of the lanes, from top to bottom. */
export async function laneNames(page: Page): Promise<readonly string[]> {
  return page
    .getByRole('region', { name: t('lane.lanes') })
    .getByRole('article')
    .getByRole('heading')
    .allInnerTexts()
}

/** Puts text in by the clipboard, in the place of what is there. */
export async function paste(page: Page, text: string): Promise<void> {
  await openText(page)
  const field = textField(page)
  await field.focus()
  await page.keyboard.press('ControlOrMeta+a')
  await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
  await page.keyboard.press('ControlOrMeta+v')
}

/** Drops files on the page, as a reader does with the mouse. */
export async function dropFiles(
  page: Page,
  files: readonly { readonly name: string; readonly bytes: Uint8Array }[],
): Promise<void> {
  const encoded = files.map(({ name, bytes }) => ({ name, base64: Buffer.from(bytes).toString('base64') }))
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    for (const { name, base64 } of given) {
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name))
    }
    for (const type of ['dragover', 'drop']) {
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
    }
  }, encoded)
}

export async function openAddDialog(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: t('tokenizers.add'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t('add.title') })
  await dialog.waitFor()
  return dialog
}

/** Waits until every lane shows the present text's result, computed by the worker: the table of figures needs that. */
export async function waitForFigures(page: Page): Promise<Locator> {
  const table = page.getByRole('region', { name: t('metrics.table') }).getByRole('table')
  await table.waitFor()
  await eventually(() => page.locator('[aria-busy="true"]').count()).toBe(0)
  return table
}
