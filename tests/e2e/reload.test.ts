/** The page is left or loaded again right after a key: the text is there, and no link is opened with another's. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { afterTimers, countOf, eventually, paste, textField, waitForFigures } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()

const { fragment } = writeLink(
  contentOf({ ...defaultComparison('a text of a link', null), tokenizers: ['gpt2', 'byt5'], baseline: 'gpt2' }),
)
/** No two lines alike, so that it does not fit into a link. */
const long = Array.from({ length: 7000 }, (_, line) => `${(line * 2654435761) % 4294967296} ${Math.sin(line)} naïve`)
  .join('\n')
  .slice(0, 200_000)
const texts = [
  ['a short text', 'typed, and left at once'],
  ['a text too long for the address', long],
] as const

/** Puts text in the place of what is there and does something else within the same rest, with no time between. */
async function typeAnd(page: Page, text: string, then: 'reload' | 'leave' | 'leave for the link'): Promise<void> {
  const typing = textField(page).evaluate(
    (field, [typed, next, link]) => {
      if (!(field instanceof HTMLTextAreaElement)) throw new TypeError('not the text field')
      field.setRangeText(typed, 0, field.value.length)
      field.dispatchEvent(new InputEvent('input', { bubbles: true }))
      setTimeout(() => {
        if (next === 'reload') location.reload()
        else if (next === 'leave') location.assign('corpora/udhr/index.json')
        else location.assign(`?again${link}`)
      })
    },
    [text, then, fragment] as const,
  )
  await Promise.all([page.waitForEvent('load'), typing])
}

async function expectText(page: Page, text: string): Promise<void> {
  await eventually(() => textField(page).inputValue()).toBe(text)
  await eventually(() => countOf(page, nameOf('byt5'))).toBe(Buffer.byteLength(text))
}

test.each(texts)('%s, then the page loads itself again', async (_, text) => {
  const page = await app.show(fragment)
  await waitForFigures(page)
  await typeAnd(page, text, 'reload')
  await expectText(page, text)
  // Its address has it now.
  await page.reload()
  await expectText(page, text)
})

test.each(texts)('%s, then the reader loads it again', async (_, text) => {
  const { page } = await app.open(text === long ? { fragment } : {})
  await waitForFigures(page)
  await paste(page, text)
  await page.reload()
  await expectText(page, text)
})

test('an option that was changed last is there too', async () => {
  const page = await app.show(fragment)
  await waitForFigures(page)
  const whitespace = page.getByRole('checkbox', { name: t('lane.whitespace'), exact: true })
  await whitespace.check()
  await page.reload()
  await eventually(() => whitespace.isChecked()).toBe(true)
})

test('a page that was not left after all forgets what it kept', async () => {
  const page = await app.show(fragment)
  await waitForFigures(page)
  const typeAndRest = async (text: string): Promise<void> => {
    await paste(page, text)
    await page.evaluate(() => window.dispatchEvent(new Event('beforeunload')))
    await afterTimers(page, 500)
  }
  await typeAndRest('typed before staying')
  await paste(page, 'a text of a link')
  await eventually(async () => page.url()).toContain(fragment)
  await page.reload()
  await waitForFigures(page)
  await expectText(page, 'a text of a link')
})

test('left for another page, and back', async () => {
  const { page } = await app.open({ fragment })
  await waitForFigures(page)
  await typeAnd(page, 'typed before leaving', 'leave')
  await page.goBack()
  await expectText(page, 'typed before leaving')
})

test('the same link opened again is as it says', async () => {
  const { page } = await app.open({ fragment })
  await waitForFigures(page)
  await typeAnd(page, 'typed before the link', 'leave for the link')
  await expectText(page, 'a text of a link')
  await page.goto('about:blank')
  await page.goto(`${app.url()}${fragment}`)
  await expectText(page, 'a text of a link')
  const next = await page.context().newPage()
  await next.goto(`${app.url()}${fragment}`)
  await expectText(next, 'a text of a link')
  await page.goBack()
  await page.goBack()
  await page.goBack()
  await expectText(page, 'typed before the link')
  expect(page.url()).not.toContain(fragment)
})
