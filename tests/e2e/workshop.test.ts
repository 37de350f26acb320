/** The Workshop in the built application: the stages of a tokenizer one step at a time, and its vocabulary. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { test } from 'vitest'
import { defaultText } from '../../src/core/samples/samples.ts'
import { defaultTokenizers } from '../../src/state/comparison.ts'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually, openAddDialog } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const TIMEOUT = 120_000

async function openWorkshop(
  tokenizers: readonly string[] = ['gpt2'],
  text = 'All human beings are born free.',
): Promise<Page> {
  const page = await app.show(compareLink(tokenizers, text))
  await page.getByRole('button', { name: t('panels.workshop'), exact: true }).click()
  await page.getByRole('heading', { name: t('stages.title'), exact: true }).waitFor()
  return page
}

const stage = (page: Page, id: string) => page.locator(`[data-stage="${id}"]`)
const model = (page: Page) => stage(page, 'tokenization-model')
const said = (page: Page) => page.locator('[data-said="merge"]')
const laneChoice = (page: Page) => page.getByRole('combobox', { name: t('workshop.lane'), exact: true })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Everything that is shown is of what was chosen last. */
const settled = (page: Page) => page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null)

/** Chooses a piece by its place, once the pieces are those of the tokenizer that is chosen. */
async function choosePiece(page: Page, place: number): Promise<void> {
  await settled(page)
  await model(page).getByRole('radio').nth(place).check({ force: true })
  await settled(page)
}

async function addFixture(page: Page, name: string): Promise<void> {
  const dialog = await openAddDialog(page)
  await dialog
    .locator('input[type="file"]')
    .first()
    .setInputFiles({
      name: `${name}.json`,
      mimeType: 'application/json',
      buffer: readFileSync(`tests/fixtures/tokenizers/${name}.json`),
    })
  await page
    .getByRole('button', { name: new RegExp(`${name}\\.json`) })
    .first()
    .waitFor()
  if (await dialog.isVisible()) await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
}

test(
  'merges pass one by one, are predicted, taken apart again, and stand in the link',
  { timeout: TIMEOUT },
  async () => {
    const page = await openWorkshop()
    await choosePiece(page, 1)
    await said(page)
      .getByText(t('stages.merges.done', { count: 1 }))
      .waitFor()
    await button(page, t('stages.stepper.first')).click()
    await said(page)
      .getByText(t('stages.merges.possible', { count: 5 }))
      .waitFor()
    await button(page, t('stages.stepper.next')).click()
    await said(page)
      .getByText(t('stages.merges.last', { step: 1, rank: 16 }))
      .waitFor()
    // The slider goes by keys.
    await page.getByRole('slider', { name: t('stages.stepper.label') }).press('ArrowRight')
    await said(page)
      .getByText(t('stages.merges.last', { step: 2, rank: 33 }))
      .waitFor()
    await button(page, t('workshop.copyLink')).click()
    await page.getByText(t('workshop.copied')).waitFor()
    const link = await page.evaluate(() => navigator.clipboard.readText())
    const { page: again } = await app.open({ fragment: new URL(link).hash })
    await said(again)
      .getByText(t('stages.merges.last', { step: 2, rank: 33 }))
      .waitFor()
    // Ranks are hidden while one predicts.
    await page.getByRole('checkbox', { name: t('stages.merges.predict') }).check()
    const guess = (left: string, right: string) => button(page, t('stages.merges.guess', { left, right }))
    await guess('m', 'a').or(guess('m', 'an')).click()
    await said(page).getByText(t('stages.merges.wrong')).waitFor()
    await guess('u', 'm').click()
    await said(page).getByText(t('stages.merges.right')).waitFor()
    await page.getByRole('checkbox', { name: t('stages.merges.predict') }).uncheck()
    await button(page, t('stages.stepper.last')).click()
    await model(page)
      .getByRole('button')
      .filter({ hasText: '␣hum' })
      .filter({ hasText: t('stages.merges.madeBy', { step: 4, rank: 1055 }) })
      .click()
    await said(page)
      .getByText(t('stages.merges.last', { step: 3, rank: 132 }))
      .waitFor()
    await expectFitForAll(page, 'merges')
  },
)

test('every tokenizer of the page shows its stages, and what it decodes', { timeout: TIMEOUT }, async () => {
  const page = await openWorkshop(defaultTokenizers, defaultText)
  await stage(page, 'decoder').locator('[data-round-trip="true"]').waitFor()
  for (const id of ['o200k_base', 'tessera-superword-16k', 'byt5', 'canine']) {
    await laneChoice(page).selectOption(id)
    await model(page)
      .getByText(t('stages.model.choose', { name: nameOf(id) }))
      .waitFor()
    await stage(page, 'decoder').locator('[data-round-trip="true"]').waitFor()
  }
  await page.getByText(t('stages.plain.characters')).waitFor()
  await expectFitForAll(page, 'characters')
})

test('WordPiece shows its attempts, Unigram its lattice', { timeout: TIMEOUT }, async () => {
  const page = await openWorkshop()
  await addFixture(page, 'wordpiece')
  await laneChoice(page).selectOption({ label: 'wordpiece.json' })
  await choosePiece(page, 1)
  await model(page).getByText(t('stages.matches.tokens'), { exact: true }).waitFor()
  await button(page, t('stages.stepper.first')).click()
  await model(page).getByText(t('stages.matches.tokens'), { exact: true }).waitFor({ state: 'hidden' })
  await button(page, t('stages.stepper.next')).click()
  await model(page).getByText('human', { exact: true }).last().waitFor()
  await expectFitForAll(page, 'attempts')
  await addFixture(page, 'unigram')
  await laneChoice(page).selectOption({ label: 'unigram.json' })
  await choosePiece(page, 1)
  await page.getByRole('region', { name: t('stages.lattice.picture') }).waitFor()
  await button(page, t('stages.lattice.mark', { place: 2 })).click()
  await expectFitForAll(page, 'lattice')
})

async function openVocabulary(tokenizers?: readonly string[]): Promise<Page> {
  const page = await openWorkshop(tokenizers)
  await page.getByRole('tab', { name: t('workshop.parts.vocabulary'), exact: true }).click()
  await page.locator('[data-entry]').first().waitFor()
  return page
}

const found = (page: Page) => page.locator('[data-said="entries"]')
const search = (page: Page) => page.getByRole('searchbox', { name: t('vocabulary.search'), exact: true })
const searchBy = (page: Page) => page.getByRole('combobox', { name: t('vocabulary.searchBy'), exact: true })

test('a vocabulary is searched, filtered, sorted, looked at closely', { timeout: TIMEOUT }, async () => {
  const page = await openVocabulary()
  await found(page)
    .getByText(t('vocabulary.found', { count: 50_257, total: 50_257 }))
    .waitFor()
  await search(page).fill('SolidGoldMagikarp')
  await found(page)
    .getByText(t('vocabulary.found', { count: 1, total: 50_257 }))
    .waitFor()
  await page.locator('[data-entry="43453"]').getByText(t('vocabulary.glitch')).waitFor()
  await page.locator('[data-entry="43453"]').getByRole('button').click()
  await page.locator('[data-detail="43453"]').getByText(t('vocabulary.published.solid-gold-magikarp')).waitFor()
  await expectFitForAll(page, 'an entry')
  await button(page, t('vocabulary.clear')).click()
  await page.getByRole('button', { name: t('vocabulary.kinds.byte'), exact: true }).click()
  await found(page)
    .getByText(t('vocabulary.found', { count: 128, total: 50_257 }))
    .waitFor()
  await button(page, t('vocabulary.clear')).click()
  await button(page, t('table.sortBy', { name: t('vocabulary.columns.length') })).click()
  await button(page, t('table.sortBy', { name: t('vocabulary.columns.length') })).click()
  await eventually(() => page.locator('[data-entry]').first().textContent()).toContain('128')
  // The last rows are there after scrolling.
  await page
    .getByRole('region', { name: t('vocabulary.entries') })
    .last()
    .press('End')
  await page.locator('tr[aria-rowindex="50258"]').waitFor()
})

test('an expression finds, a wrong one says so, an endless one is stopped', { timeout: TIMEOUT }, async () => {
  const page = await openVocabulary()
  await searchBy(page).selectOption('pattern')
  await search(page).fill('^ [Mm]agi')
  await page.locator('[data-entry]').getByText('␣magic', { exact: true }).waitFor()
  await search(page).fill('(')
  await eventually(() => found(page).textContent()).toContain(t('vocabulary.wrong.pattern', { detail: '' }).trim())
  await search(page).fill('^(=+)+x')
  await found(page).getByText(t('vocabulary.slowPattern')).waitFor()
  await search(page).fill('^ magic$')
  await found(page)
    .getByText(t('vocabulary.found', { count: 1, total: 50_257 }))
    .waitFor()
})

test('what no text leads to is found, and two vocabularies are compared', { timeout: TIMEOUT }, async () => {
  const page = await openVocabulary(['gpt2', 'o200k_base'])
  await button(page, t('vocabulary.reach.start', { count: 50_257 })).click()
  await page.getByText(t('vocabulary.reach.found', { name: nameOf('gpt2'), count: 0, total: '50,257' })).waitFor()
  await page.getByRole('button', { name: t('vocabulary.reach.kinds.not-utf8'), exact: true }).click()
  await page.getByText(t('vocabulary.reach.more', { count: 294 })).waitFor()
  await page
    .getByRole('combobox', { name: t('vocabulary.two.with', { name: nameOf('gpt2') }), exact: true })
    .selectOption('o200k_base')
  await page.locator('[data-shares]').waitFor()
  await expectFitForAll(page, 'two vocabularies')
})

test('ids are decoded at once and one by one; what the tokenizer gives for their text is said, and the link shows them again', async () => {
  const page = await openWorkshop()
  await page.getByRole('tab', { name: t('workshop.parts.ids') }).press('Enter')
  const steps = page.getByRole('region', { name: t('ids.table') })
  const adds = () => steps.locator('tbody tr td:last-child').allTextContents()
  await eventually(adds).toEqual(['I', '␣am', '␣', t('ids.waits'), '你', t('ids.waits'), '好'])
  await page.getByText(t('ids.same')).waitFor()
  await page.getByRole('textbox', { name: t('ids.label') }).fill('71 68 75 75 78 60000')
  await page.getByText(t('ids.other', { number: 1, count: 1, given: 6 })).waitFor()
  await page.getByText(t('ids.unknown', { count: 1, list: '60000' })).waitFor()
  await expectFitForAll(page)
  await page.reload()
  await page.getByText(t('ids.unknown', { count: 1, list: '60000' })).waitFor()
  await page.getByRole('textbox', { name: t('ids.label') }).fill('none')
  await page.getByText(t('ids.none', { most: 5000 })).waitFor()
})
