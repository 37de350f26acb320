/** The Compare panel as a reader uses it: lanes, tokens, figures, by mouse and by keyboard. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  afterTimers,
  compareLink,
  countOf,
  eventually,
  lane,
  laneNames,
  openAddDialog,
  paste,
  textField,
  tokens,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const gpt2 = nameOf('gpt2')
const o200k = nameOf('o200k_base')
const byt5 = nameOf('byt5')
const canine = nameOf('canine')

async function openWith(text: string, tokenizers?: readonly string[]): Promise<Page> {
  const page = await app.show(compareLink(tokenizers))
  await waitForFigures(page)
  await paste(page, text)
  await eventually(() => countOf(page, byt5)).toBe(Buffer.byteLength(text))
  await waitForFigures(page)
  return page
}

const detail = (page: Page) => page.getByRole('complementary', { name: t('token.detail'), exact: true })
const option = (page: Page, name: string) => page.getByRole('checkbox', { name, exact: true })
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())
const focusedName = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null)
/** The texts of a lane's lit tokens. */
const readLit = (page: Page, name: string) =>
  tokens(page, name).evaluateAll((elements) =>
    elements
      .filter((element) => [...element.classList].some((className) => /^_?lit(_|$)/.test(className)))
      .map((element) => element.textContent),
  )

test('a pasted text is cut by every lane, and counts equal the ids', async () => {
  const text = 'The naïve fox 🦊 says: 1234567!'
  const page = await openWith(text)
  expect(await countOf(page, canine)).toBe([...text].length)
  for (const name of await laneNames(page)) {
    expect(await tokens(page, name).count()).toBe(await countOf(page, name))
    await page.getByRole('button', { name: t('lane.copyIdsNamed', { name }), exact: true }).click()
    await eventually(async () => JSON.parse(await clipboard(page)).length).toBe(await countOf(page, name))
  }
  await page.getByRole('button', { name: t('text.clear'), exact: true }).click()
  await eventually(() => countOf(page, gpt2)).toBe(0)
  expect(await textField(page).inputValue()).toBe('')
})

test('tokenizers are added, removed and reordered by mouse', async () => {
  const page = await openWith('the quick brown fox')
  const dialog = await openAddDialog(page)
  await dialog.getByRole('button', { name: t('add.addNamed', { name: nameOf('cl100k_base') }), exact: true }).click()
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  await eventually(() => countOf(page, nameOf('cl100k_base'))).toBe(4)
  await page.getByRole('button', { name: t('tokenizers.remove', { name: canine }), exact: true }).click()
  await eventually(() => laneNames(page)).not.toContain(canine)
  const before = await laneNames(page)
  const grip = (name: string) => page.getByRole('button', { name: t('tokenizers.move', { name }), exact: true })
  const from = await grip(before[0] ?? '').boundingBox()
  const to = await grip(before[1] ?? '').boundingBox()
  if (from === null || to === null) throw new Error('no grips')
  await page.mouse.move(from.x + 5, from.y + 5)
  await page.mouse.down()
  await page.mouse.move(from.x + 30, from.y + 5, { steps: 5 })
  await page.mouse.move(to.x + 20, to.y + 5, { steps: 10 })
  await page.mouse.up()
  await eventually(() => laneNames(page)).toEqual([before[1], before[0], ...before.slice(2)])
})

test('tokenizers are added, removed and reordered by keyboard alone', async () => {
  const page = await openWith('the quick brown fox')
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  /** Tabs until the element of that name has the focus. */
  const tabTo = async (name: string) => {
    for (let tries = 0; tries < 150; tries++) {
      if (
        (
          await page.evaluate(() => [
            document.activeElement?.getAttribute('aria-label'),
            document.activeElement?.textContent,
          ])
        ).includes(name)
      )
        return
      await page.keyboard.press('Tab')
    }
    throw new Error(`Tab does not reach ${name}`)
  }
  const before = await laneNames(page)
  await tabTo(t('tokenizers.move', { name: before[0] ?? '' }))
  await press('Space')
  const announced = (key: 'movePicked' | 'moveOver', place: number) =>
    page.getByText(t(`tokenizers.${key}`, { name: before[0] ?? '', place, total: before.length }), { exact: true })
  // It is said to be taken up, and then where it is.
  await announced('movePicked', 1).or(announced('moveOver', 1)).waitFor({ state: 'attached' })
  // It hears the arrow keys from its next timer on.
  await afterTimers(page, 0)
  await press('ArrowRight')
  await announced('moveOver', 2).waitFor({ state: 'attached' })
  await press('Space')
  await eventually(() => laneNames(page)).toEqual([before[1], before[0], ...before.slice(2)])
  await tabTo(t('tokenizers.remove', { name: canine }))
  await press('Enter')
  await eventually(() => laneNames(page)).not.toContain(canine)
  await page.evaluate(() => document.getElementById('text')?.focus())
  await tabTo(t('tokenizers.add'))
  await press('Enter')
  await page.getByRole('dialog', { name: t('add.title') }).waitFor()
  await tabTo(t('add.addNamed', { name: canine }))
  await press('Enter', 'Escape')
  await eventually(() => laneNames(page)).toContain(canine)
  await eventually(() =>
    focusedName(page).then(async (name) => name ?? page.evaluate(() => document.activeElement?.textContent)),
  ).toBe(t('tokenizers.add'))
})

test('another baseline changes the ratios', async () => {
  const page = await openWith('naïve naïve')
  const [gpt2Count, bytes] = [await countOf(page, gpt2), await countOf(page, byt5)]
  if (gpt2Count === null || bytes === null) throw new Error('no counts')
  const ratio = (value: number) =>
    t('lane.ratio', {
      value: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2, minimumFractionDigits: 2 }).format(value),
    })
  await lane(page, byt5)
    .getByText(ratio(bytes / gpt2Count))
    .waitFor()
  await lane(page, gpt2).getByText(t('lane.isBaseline'), { exact: true }).waitFor()
  await page
    .getByRole('radio', { name: t('tokenizers.makeBaseline', { name: byt5 }), exact: true })
    .check({ force: true })
  await lane(page, gpt2)
    .getByText(ratio(gpt2Count / bytes))
    .waitFor()
  await lane(page, byt5).getByText(t('lane.isBaseline'), { exact: true }).waitFor()
})

test('pointing at a token lights the same bytes in every lane and shows what it is', async () => {
  const page = await openWith('strawberry naïve', ['gpt2', 'o200k_base', 'byt5', 'canine'])
  const token = tokens(page, o200k).filter({ hasText: /^ na/ }).first()
  const text = await token.innerText()
  await token.hover()
  await eventually(() => readLit(page, canine).then((lit) => lit.join(''))).toBe(text)
  // Its tokens of one character are nested around that character: one element a byte.
  expect(await readLit(page, byt5)).toHaveLength(Buffer.byteLength(text))
  expect((await readLit(page, gpt2)).join('')).toContain(text.trim().slice(0, 2))
  const facts = detail(page)
  const bytes = Array.from(Buffer.from(text), (byte) => byte.toString(16).toUpperCase().padStart(2, '0')).join(' ')
  await facts.getByText(bytes, { exact: true }).waitFor()
  await facts.getByText('LATIN SMALL LETTER N', { exact: true }).waitFor()
  await facts.getByText('U+006E', { exact: true }).waitFor()
  await facts.getByText(t('token.kind.ordinary'), { exact: true }).waitFor()
  await token.click()
  await page.mouse.move(5, 5)
  await facts.getByRole('button', { name: t('token.unpin'), exact: true }).click()
  await eventually(() => readLit(page, canine)).toEqual([])
})

test('in a lane the arrow keys walk from token to token and to the next lane', async () => {
  const page = await openWith('the quick brown fox', ['gpt2', 'o200k_base', 'byt5', 'canine'])
  const id = async () => /id (\d+)/.exec((await focusedName(page)) ?? '')?.[1]
  await tokens(page, gpt2).first().click()
  await page.keyboard.press('Escape')
  const group = lane(page, gpt2).getByRole('group', { name: t('lane.textOf', { name: gpt2 }), exact: true })
  await group.getByRole('button').focus()
  expect(await id()).toBe('1169')
  await page.keyboard.press('ArrowRight')
  expect(await id()).toBe('2068')
  await page.keyboard.press('End')
  expect(await id()).toBe('21831')
  await page.keyboard.press('Home')
  expect(await id()).toBe('1169')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await detail(page).getByText('2068', { exact: true }).waitFor()
  await page.keyboard.press('ArrowDown')
  const inNext = await page.evaluate(() => document.activeElement?.closest('article')?.getAttribute('data-lane'))
  expect(inNext).toBe('o200k_base')
  await page.keyboard.press('Escape')
  await eventually(() =>
    detail(page)
      .getByRole('button', { name: t('token.unpin'), exact: true })
      .count(),
  ).toBe(0)
})

test('ids, white space, unshared boundaries and the byte ruler are shown on demand', async () => {
  const page = await openWith('a  b\té')
  await option(page, t('lane.ids')).check()
  const ids = await tokens(page, byt5).allInnerTexts()
  expect(ids).toEqual(Array.from(Buffer.from('a  b\té'), (byte) => String(byte + 3)))
  await option(page, t('lane.ids')).uncheck()
  const drawn = async () => (await tokens(page, canine).allTextContents()).join('')
  expect(await drawn()).toBe('a  b\té')
  const picture = () => lane(page, canine).getByRole('group').screenshot()
  const plain = await picture()
  await option(page, t('lane.whitespace')).check()
  // Marks are drawn over the text, which stays what it is.
  await eventually(async () => picture().then((now) => now.equals(plain))).toBe(false)
  expect(await drawn()).toBe('a  b\té')
  await option(page, t('lane.unsharedBoundaries')).check()
  await page
    .getByRole('status')
    .filter({ hasText: t('lane.unsharedCount', { unshared: 1, total: 1 }).slice(-30) })
    .waitFor()
  await page.getByRole('button', { name: t('lane.rulerNamed', { name: byt5 }), exact: true }).click()
  const ruler = page.getByRole('region', { name: t('token.rulerOf', { name: byt5 }), exact: true })
  await ruler.getByText('C3', { exact: true }).waitFor()
  await ruler.getByText('A9', { exact: true }).waitFor()
  await ruler.getByText(t('token.rulerRange', { from: '0', to: '7', total: '7' })).waitFor()
})

test('the table of figures sorts, takes prices, defines and copies itself', async () => {
  const text = 'The quick brown fox jumps over the lazy dog.'
  const page = await openWith(text)
  const table = await waitForFigures(page)
  const rows = () => table.locator('tbody').getByRole('rowheader').allInnerTexts()
  const counts = async () => Promise.all((await rows()).map((name) => countOf(page, name)))
  await table
    .getByRole('button', { name: t('table.sortBy', { name: t('metric.words.tokens.name') }), exact: true })
    .click()
  const ascending = (await counts()).map((count) => count ?? 0)
  expect([ascending, ascending.toReversed()]).toContainEqual(ascending.toSorted((a, b) => a - b))
  await table
    .getByRole('button', { name: t('table.sortBy', { name: t('metric.words.tokens.name') }), exact: true })
    .click()
  expect((await counts()).map((count) => count ?? 0)).toEqual(ascending.toReversed())
  await table
    .getByRole('textbox', { name: t('metrics.entry.prices.label', { name: byt5 }), exact: true })
    .fill('1000000')
  const row = table.getByRole('row').filter({ has: page.getByRole('rowheader', { name: byt5, exact: true }) })
  await eventually(async () => (await row.allInnerTexts()).join()).toContain(`\n${text.length}`)
  await table
    .getByRole('button', {
      name: t('metric.definitionOf', { name: t('metric.words.tokens-per-word.name') }),
      exact: true,
    })
    .click()
  await page.getByText(t('metric.words.tokens-per-word.formula')).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('metrics.copyTsv'), exact: true }).click()
  await eventually(async () => (await clipboard(page)).split('\n')[0]?.split('\t')[0]).toBe(t('metrics.tokenizer'))
  const lines = (await clipboard(page))
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  expect(new Set(lines.map((cells) => cells.length)).size).toBe(1)
  expect(lines.slice(1).map(([name]) => name)).toEqual(await rows())
  expect(lines.find(([name]) => name === byt5)?.[1]).toBe(String(text.length))
})
