/** The comparison given away and taken back: link, file, embedding, in the built application. */
import { readFileSync } from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  dropFiles,
  eventually,
  laneNames,
  paste,
  textField,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()

async function openShare(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: t('app.share'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t('share.title') })
  await dialog.waitFor()
  return dialog
}

test('the link that is copied opens the same comparison elsewhere', async () => {
  const page = await app.show(compareLink())
  await waitForFigures(page)
  await paste(page, 'The same words, elsewhere.')
  await waitForFigures(page)
  const names = await laneNames(page)
  const dialog = await openShare(page)
  await dialog.getByRole('button', { name: t('share.copyNamed', { label: t('share.link') }) }).click()
  await dialog.getByText(t('share.copied'), { exact: true }).waitFor()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(await dialog.getByRole('img', { name: t('share.code') }).count()).toBe(1)
  const bibtex = await dialog.getByLabel(t('share.bibtex'), { exact: true }).inputValue()
  expect(bibtex).toContain(link)
  // What cut the words is of the browser's version.
  expect(bibtex).toMatch(/Intl\.Segmenter of Chromium \d+, Unicode \d+\.\d/)
  const other = await app.open({ fragment: new URL(link).hash })
  expect(await textField(other.page).inputValue()).toBe('The same words, elsewhere.')
  await eventually(() => laneNames(other.page)).toEqual(names)
})

test('a text too long for a link travels as a file', async () => {
  const page = await app.show(compareLink())
  await waitForFigures(page)
  // No two lines alike, so that nothing compresses far.
  const text = Array.from({ length: 6000 }, (_, line) => `${(line * 2654435761) % 4294967296} ${Math.sin(line)}`).join(
    '\n',
  )
  await paste(page, text)
  await eventually(() => countOf(page, nameOf('byt5'))).toBe(text.length)
  const dialog = await openShare(page)
  await dialog.getByText(t('share.withoutText')).waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: t('share.save') }).click(),
  ])
  const bytes = readFileSync(await download.path())
  const other = await app.open({ fragment: compareLink() })
  await waitForFigures(other.page)
  await dropFiles(other.page, [{ name: download.suggestedFilename(), bytes }])
  await eventually(() => countOf(other.page, nameOf('byt5'))).toBe(text.length)
})

test('a file that is no comparison says so and changes nothing', async () => {
  const page = await app.show(compareLink())
  await waitForFigures(page)
  const before = await textField(page).inputValue()
  await dropFiles(page, [
    { name: 'broken.tessera.json', bytes: new TextEncoder().encode('{"format":"tessera-comparison"}') },
  ])
  await page
    .getByRole('region', { name: t('notices.label') })
    .getByText(t('notice.link-corrupt', { source: 'file', shown: 'same' }))
    .waitFor()
  expect(await textField(page).inputValue()).toBe(before)
})

test('an embedded panel stands alone, says how high it is, follows the colours around it and opens the whole page', async () => {
  // Without the test driver's own word on colours.
  const { page } = await app.open({ colorScheme: null, fragment: compareLink() })
  await waitForFigures(page)
  const address = `${app.url()}?embed=1${new URL(page.url()).hash}`
  // A page of someone else's, as that of the application has no frames.
  const around = `${app.url()}around.html`
  await page.route(around, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Around</title>' }),
  )
  await page.goto(around)
  const heights = page.evaluate(
    (shown) =>
      new Promise<number>((resolve) => {
        window.addEventListener('message', (event) => {
          const data: unknown = event.data
          if (
            typeof data === 'object' &&
            data !== null &&
            'type' in data &&
            data.type === 'tessera:height' &&
            'height' in data &&
            typeof data.height === 'number' &&
            data.height > 200
          )
            resolve(data.height)
        })
        const frame = document.createElement('iframe')
        frame.src = shown
        frame.id = 'embedded'
        frame.style.colorScheme = 'dark'
        document.body.append(frame)
      }),
    address,
  )
  expect(await heights).toBeGreaterThan(200)
  const frame = page.frameLocator('#embedded')
  await frame.getByRole('article', { name: nameOf('gpt2'), exact: true }).waitFor()
  expect(await frame.getByRole('heading', { level: 1 }).count()).toBe(0)
  // The panel's own fields are there, such as the prices of the table; the text's is not.
  await frame
    .getByRole('textbox', { name: t('metrics.entry.prices.label', { name: nameOf('gpt2') }), exact: true })
    .waitFor()
  expect(await frame.getByRole('textbox', { name: t('text.label'), exact: true }).count()).toBe(0)
  await eventually(() => frame.locator('html').getAttribute('data-theme')).toBe('dark')
  await page.evaluate(() => {
    const embedded = document.querySelector('iframe')?.contentWindow
    embedded?.postMessage({ type: 'tessera:theme', theme: 'light' }, '*')
  })
  await eventually(() => frame.locator('html').getAttribute('data-theme')).toBe('light')
  const whole = await frame.getByRole('link', { name: t('app.openWhole') }).getAttribute('href')
  expect(new URL(whole ?? '').search).toBe('')
})
