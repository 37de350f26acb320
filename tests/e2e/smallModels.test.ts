/** Small and odd language models of the hub in the panel: the numbers of their tables, words where there is no number, in exports too. */
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { startHubServer, type HubServer } from '../server/hubServer.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { eventually, lane, openText, textField, tokens } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
const SCORED_WITHIN = 60_000
let hub: HubServer

beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

/** The panel with the lane of a language model's own tokenizer alone, scored by it. */
async function openWith(name: string, text: string, { special = false, begin = true } = {}): Promise<Page> {
  const id = `hub:tiny/${name}`
  const start = defaultComparison(text, null)
  const comparison = {
    ...start,
    tokenizers: [id],
    baseline: id,
    panel: 'probabilities',
    compare: { ...start.compare, addSpecialTokens: special },
    scoring: { ...start.scoring, languageModels: [id], readsOthers: false, begin },
  }
  const page = await app.show(writeLink(contentOf(comparison)).fragment, {
    prepare: (opened) =>
      opened.addInitScript(
        (address) => localStorage.setItem('tessera.settings', JSON.stringify({ theme: 'system', hubAddress: address })),
        hub.url,
      ),
  })
  const where = new URL(hub.url).host
  const shown = `tiny/${name}`
  const fetchIt = page.getByRole('button', {
    name: t('probabilities.method.allowFor', { languageModel: shown, name: shown }),
    exact: true,
  })
  const allow = page.getByRole('button', { name: t('lane.allowNamed', { name: shown, where }), exact: true })
  const method = lane(page, shown).getByText(t('probabilities.method.by.paired', { languageModel: shown }))
  // What a test before it has loaded is there.
  await allow.or(fetchIt).or(method).first().waitFor()
  if ((await allow.count()) > 0) await allow.click()
  await fetchIt.or(method).first().waitFor()
  if ((await fetchIt.count()) > 0) await fetchIt.click()
  await method.waitFor({ timeout: SCORED_WITHIN })
  await eventually(() => lane(page, shown).getAttribute('aria-busy'), SCORED_WITHIN).not.toBe('true')
  return page
}

const head = (page: Page, name: string): Locator => lane(page, `tiny/${name}`)
const detail = (page: Page): Locator => page.getByRole('complementary', { name: t('token.detail') })
const expectedRows = (page: Page): Locator =>
  detail(page)
    .getByRole('list', { name: t('probabilities.token.expected') })
    .getByRole('listitem')

async function point(page: Page, name: string, token: number): Promise<void> {
  await tokens(page, `tiny/${name}`).nth(token).click()
}

async function tokenRows(page: Page): Promise<readonly Readonly<Record<string, string>>[]> {
  await page.getByRole('button', { name: t('app.export'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t('export.title') })
  const button = dialog.getByRole('button', {
    name: t('export.saveNamed', { table: t('export.table.tokens'), format: t('export.formats.csv') }),
  })
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  await dialog.getByRole('button', { name: t('export.close') }).click()
  return Papa.parse<Record<string, string>>(readFileSync(await download.path(), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  }).data
}

const nowhereNaN = async (page: Page): Promise<void> =>
  expect(await page.locator('body').innerText()).not.toMatch(/NaN/)

test('a vocabulary of eight: exactly its rows, which change with the token that is pointed at', async () => {
  const page = await openWith('bigram', 'ab')
  await point(page, 'bigram', 1)
  await eventually(() => expectedRows(page).count()).toBe(8)
  await eventually(() => expectedRows(page).filter({ hasText: '…' }).count()).toBe(0)
  const shares = async (): Promise<readonly number[]> =>
    (await expectedRows(page).allInnerTexts()).map((row) => Number(/([\d.]+) %/.exec(row)?.[1]))
  expect(await shares()).toEqual(
    [50, 12.5, 12.5, 12.5, 3.13, 3.13, 3.13, 3.13].map((share) => expect.closeTo(share, 1)),
  )
  for (const id of [6, 7])
    expect(
      await expectedRows(page)
        .filter({ hasText: t('probabilities.token.unnamed', { id: String(id) }) })
        .count(),
    ).toBe(1)
  await detail(page)
    .getByText(t('probabilities.token.bits', { value: '2.25' }))
    .waitFor()
  await point(page, 'bigram', 0)
  await eventually(async () => (await shares()).slice(0, 3)).toEqual([50, 25, 12.5])
  expect(await expectedRows(page).count()).toBe(8)
  await nowhereNaN(page)
})

test('special tokens added by a template are read once and not scored: the text has the bits that it had', async () => {
  const page = await openWith('bigram', 'abca', { special: true })
  await head(page, 'bigram')
    .getByText(t('probabilities.lane.bitsPerByte', { value: '1.250' }))
    .waitFor()
  expect(await head(page, 'bigram').locator('strong').innerText()).toBe('5.0')
  await head(page, 'bigram')
    .getByText(t('probabilities.lane.leftOut', { count: 1, bytes: 0 }))
    .waitFor()
  const [inserted = '', ...ofText] = (await tokenRows(page)).map((row) => row['surprisal_bits'] ?? '')
  expect(inserted).toBe('')
  expect(ofText.map(Number)).toEqual([1, 1, 1, 2].map((bits) => expect.closeTo(bits, 5)))
})

test('what cannot be is infinite, and what is no number then is not shown as one', async () => {
  const page = await openWith('impossible', 'ac')
  expect(await head(page, 'impossible').locator('strong').innerText()).toBe('∞')
  await point(page, 'impossible', 1)
  await detail(page)
    .getByText(t('probabilities.token.bits', { value: '∞' }), { exact: true })
    .waitFor()
  for (const title of ['frequencyTitle', 'spreadTitle'] as const)
    await page.getByText(t(`probabilities.charts.${title}`), { exact: true }).click()
  await page
    .getByRole('table', { name: t('probabilities.charts.evenness') })
    .getByText(t('probabilities.charts.undefined'))
    .first()
    .waitFor()
  await page.getByText(t('probabilities.charts.infinite')).waitFor()
  await nowhereNaN(page)
  expect((await tokenRows(page)).at(-1)?.['surprisal_bits']).toBe('Infinity')
  // After b nothing can follow: the scoring fails in words, and the lane does not go on saying that it reads.
  await openText(page)
  await textField(page).fill('abc')
  await lane(page, 'tiny/impossible').getByRole('alert').waitFor({ timeout: SCORED_WITHIN })
  expect(await page.getByText(t('probabilities.method.scoring', { languageModel: 'tiny/impossible' })).count()).toBe(0)
})

test('a token that the language model does not know is named, with its id and the number of logits', async () => {
  const page = await openWith('small', 'a<x>b')
  const values = { token: '<x>', id: '6', languageModel: 'tiny/small', count: 6, last: '5' }
  await head(page, 'small').getByText(t('probabilities.method.beyond.token', values)).waitFor()
  expect(await head(page, 'small').locator('strong').innerText()).toBe('1.0')
  await point(page, 'small', 1)
  await detail(page)
    .getByText(t('probabilities.token.noneBeyond', { id: '6', count: 6, last: '5' }))
    .waitFor()
  await point(page, 'small', 2)
  await detail(page)
    .getByText(t('probabilities.token.noneAfter', { token: '<x>' }))
    .waitFor()
  expect(await page.locator('body').innerText()).not.toMatch(/∞|NaN|indices|OrtRun|ERROR_CODE/)
  expect((await tokenRows(page)).map((row) => row['surprisal_bits'] !== '')).toEqual([true, false, false])
  // Nor does it go on after such a token.
  await page.getByLabel(t('probabilities.continue.languageModel')).first().selectOption({ label: 'tiny/small' })
  await page.getByRole('button', { name: t('probabilities.continue.start'), exact: true }).press('Enter')
  await page
    .getByRole('region', { name: t('probabilities.continue.by', { name: 'tiny/small' }) })
    .getByText(/6 logits, for the ids 0 to 5/)
    .waitFor({ timeout: SCORED_WITHIN })
})

test('without a begin token: one token alone has no figure, the scores of two are shown as they are and exported', async () => {
  const page = await openWith('nobos', 'ab')
  expect(await head(page, 'nobos').locator('strong').innerText()).toBe('1.0')
  expect((await tokenRows(page)).map((row) => row['surprisal_bits'] !== '')).toEqual([false, true])
  await openText(page)
  await textField(page).fill('a')
  await head(page, 'nobos').getByText(t('probabilities.lane.noBits')).waitFor({ timeout: SCORED_WITHIN })
  expect(await head(page, 'nobos').locator('strong').count()).toBe(0)
  // There is nothing to go on from: it says after what it began. (By keyboard: what leaves with the text moves the button
  // from under a pointer that is pressed.)
  await textField(page).fill('')
  await page.getByLabel(t('probabilities.continue.languageModel')).first().selectOption({ label: 'tiny/nobos' })
  await page.getByRole('button', { name: t('probabilities.continue.start'), exact: true }).press('Enter')
  await page
    .getByRole('region', { name: t('probabilities.continue.by', { name: 'tiny/nobos' }) })
    .getByText(t('probabilities.continue.afterEnd'))
    .waitFor({ timeout: SCORED_WITHIN })
})
