/** A tab that is closed or crashes loses no text: it is offered where the page is opened again, and deleted when told so. */
import type { Page } from 'playwright-core'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { findings, overflow } from './support/axe.ts'
import { ACTIVE_TIMEOUT_MS, serveBuiltApp } from './support/builtApp.ts'
import {
  afterTimers,
  compareLink,
  countOf,
  dropFiles,
  eventually,
  paste,
  textField,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()

const offer = (page: Page) => page.getByRole('region', { name: t('drafts.label') })
const restore = (page: Page) => offer(page).getByRole('button', { name: t('drafts.restore'), exact: true })

/** The texts that the browser keeps: what its journal says, of the texts in its database. */
async function kept(page: Page): Promise<readonly string[]> {
  const bodies = await page.evaluate(
    () =>
      new Promise<Record<string, string>>((resolve, reject) => {
        const opening = indexedDB.open('tessera-drafts')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          if (!database.objectStoreNames.contains('bodies')) return resolve({})
          const stored = database.transaction('bodies').objectStore('bodies')
          const [keys, texts] = [stored.getAllKeys(), stored.getAll()]
          texts.onsuccess = () => {
            database.close()
            resolve(Object.fromEntries(keys.result.map((key, at) => [String(key), String(texts.result[at])])))
          }
        }
      }),
  )
  const entries = await page.evaluate(() =>
    Object.entries({ ...localStorage }).flatMap(([key, value]) =>
      key.startsWith('tessera.draft.') ? [String(value)] : [],
    ),
  )
  return entries.flatMap((value) => {
    const entry = v.parse(
      v.object({
        own: v.boolean(),
        base: v.nullable(v.string()),
        start: v.number(),
        end: v.number(),
        inserted: v.string(),
      }),
      JSON.parse(value),
    )
    const body = bodies[entry.base ?? ''] ?? ''
    return entry.own ? [body.slice(0, entry.start) + entry.inserted + body.slice(entry.end)] : []
  })
}

/** Another tab of the same browser. */
async function nextTab(page: Page, fragment = ''): Promise<Page> {
  const next = await page.context().newPage()
  next.setDefaultTimeout(ACTIVE_TIMEOUT_MS)
  await next.goto(`${app.url()}${fragment}`)
  await textField(next).waitFor()
  return next
}

test('a text too long for any link is there after the tab was closed', async () => {
  const { page } = await app.open()
  await waitForFigures(page)
  expect(await offer(page).count()).toBe(0)
  // No two lines alike, so that nothing compresses far.
  const text = Array.from(
    { length: 3000 },
    (_, line) => `${(line * 2654435761) % 4294967296} ${Math.sin(line)} naïve`,
  ).join('\n')
  await paste(page, text)
  await eventually(() => kept(page)).toEqual([text])
  await page.close()
  const next = await nextTab(page)
  await offer(next).getByText(text.slice(0, 20)).waitFor()
  expect(await overflow(next)).toBe(0)
  expect(await findings(next)).toEqual([])
  await restore(next).click()
  await eventually(() => textField(next).inputValue()).toBe(text)
  await eventually(() => countOf(next, nameOf('byt5'))).toBe(Buffer.byteLength(text))
  expect(await offer(next).count()).toBe(0)
  await eventually(() => kept(next)).toEqual([text])
})

test('a tab that crashes loses nothing that was on the screen', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  await paste(page, 'written before the crash')
  await eventually(() => kept(page)).toEqual(['written before the crash'])
  const next = await nextTab(page)
  // The other tab is open: its text is nobody else's.
  expect(await offer(next).count()).toBe(0)
  const session = await page.context().newCDPSession(page)
  const crashed = page.waitForEvent('crash')
  session.send('Page.crash').catch(() => {})
  await crashed
  await next.reload()
  await restore(next).click()
  expect(await textField(next).inputValue()).toBe('written before the crash')
})

test('deleted, it is offered no more; a link with a text of its own is offered nothing', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  await dropFiles(page, [{ name: 'text.txt', bytes: new TextEncoder().encode('a text that was left') }])
  await eventually(() => kept(page)).toEqual(['a text that was left'])
  await page.close()
  const linked = await nextTab(page, writeLink(contentOf(defaultComparison('a text of a link', null))).fragment)
  await waitForFigures(linked)
  expect(await kept(linked)).toEqual(['a text that was left'])
  expect(await offer(linked).count()).toBe(0)
  const next = await nextTab(page)
  await offer(next)
    .getByRole('button', { name: t('drafts.delete'), exact: true })
    .click()
  await eventually(() => kept(next)).toEqual([])
  expect(await offer(next).count()).toBe(0)
})

test('turned off, everything is deleted and nothing is kept, in the next visit neither', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  await paste(page, 'mine')
  await eventually(() => kept(page)).toEqual(['mine'])
  const choice = (of: Page) => of.getByRole('checkbox', { name: t('text.keepDraft'), exact: true })
  await choice(page).uncheck()
  await eventually(() => kept(page)).toEqual([])
  await paste(page, 'mine still')
  await afterTimers(page, 1500)
  expect(await kept(page)).toEqual([])
  const next = await nextTab(page)
  expect(await choice(next).isChecked()).toBe(false)
  await choice(next).check()
  await paste(next, 'kept again')
  await eventually(() => kept(next)).toEqual(['kept again'])
})

test('the dialog of what is kept counts the drafts, and removes them', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  const words = ['naïve'.repeat(10_000), 'another']
  await paste(page, words[0] ?? '')
  await eventually(() => kept(page)).toEqual([words[0]])
  await page.close()
  const next = await nextTab(page)
  await offer(next).waitFor()
  await paste(next, words[1] ?? '')
  await eventually(async () => (await kept(next)).toSorted()).toEqual(words.toSorted())
  await next.getByRole('button', { name: t('app.offline'), exact: true }).click()
  const part = next
    .getByRole('dialog', { name: t('storage.title') })
    .getByRole('region', { name: t('storage.drafts.title') })
  await part.getByText('2 drafts', { exact: true }).waitFor()
  // 60,000 bytes of UTF-8 and seven.
  await part.getByText('61 kB', { exact: true }).waitFor()
  expect(await findings(next)).toEqual([])
  const remove = part.getByRole('button', {
    name: t('storage.removeNamed', { name: t('storage.drafts.title') }),
    exact: true,
  })
  await remove.click()
  await part.getByText('No draft', { exact: true }).waitFor()
  expect(await remove.isDisabled()).toBe(true)
  expect(await kept(next)).toEqual([])
  await next.getByRole('button', { name: t('storage.close'), exact: true }).click()
  // What was offered of the closed tab is gone too; what this one goes on to write is kept.
  expect(await offer(next).count()).toBe(0)
  await paste(next, 'one more')
  await eventually(() => kept(next)).toEqual(['one more'])
})

test('an embedded page keeps nothing and offers nothing', async () => {
  const { page } = await app.open({ fragment: compareLink() })
  await waitForFigures(page)
  await paste(page, 'mine')
  await eventually(() => kept(page)).toEqual(['mine'])
  await page.close()
  const next = await page.context().newPage()
  await next.goto(`${app.url()}?embed=1`)
  await next.getByRole('link', { name: t('app.openWhole') }).waitFor()
  await eventually(() => countOf(next, nameOf('gpt2'))).toBeGreaterThan(1)
  expect(await offer(next).count()).toBe(0)
  expect(await kept(next)).toEqual(['mine'])
})
