/** What was trained, in a link that is opened in a fresh profile: trained again, checked, in every panel; and what cannot be. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually, lane, tokens } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
const TIMEOUT = 180_000
const NAME = 'bpe-500-eng-spa-hin-mya.json'
const FIRST = `${NAME}, ${t('tokenizers.variant.merges', { count: 144 })}`

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function train(page: Page, size: string): Promise<void> {
  await page.getByRole('textbox', { name: t('train.method.size'), exact: true }).fill(size)
  await button(page, t('train.start')).click()
  await page.locator('[data-run="done"]').first().waitFor()
}

async function openTraining(page: Page): Promise<void> {
  await button(page, t('panels.workshop')).click()
  await page.getByRole('tab', { name: t('workshop.parts.train') }).click()
  await page.getByRole('heading', { name: t('train.title') }).waitFor()
}

test(
  'a tokenizer and its first entries come back by their recipe, and are lanes everywhere',
  { timeout: TIMEOUT },
  async () => {
    const { page } = await app.open({ fragment: compareLink(['gpt2'], 'a universal declaration') })
    await openTraining(page)
    await page.getByRole('rowheader', { name: 'Burmese' }).waitFor()
    await train(page, '500')
    await page.getByText(t('train.run.travels')).waitFor()
    await button(page, t('train.run.addLane')).click()
    await page.getByRole('textbox', { name: t('train.first.entries'), exact: true }).fill('400')
    await page.locator('.recharts-reference-line').waitFor({ state: 'attached' })
    await button(page, t('train.first.add')).click()
    await page
      .getByText(t('train.run.added', { name: t('train.run.firstOf', { name: NAME, entries: '400' }) }))
      .waitFor()
    await expectFitForAll(page, 'a trained tokenizer')
    await button(page, t('panels.compare')).click()
    await lane(page, FIRST).locator('strong').waitFor()
    const shown = await tokens(page, NAME).allTextContents()
    const fewer = await tokens(page, FIRST).allTextContents()
    expect(fewer.length).toBeGreaterThan(shown.length)
    await eventually(async () => new URL(page.url()).hash.length).toBeGreaterThan(100)
    const { hash } = new URL(page.url())

    const { page: fresh } = await app.open({ fragment: hash })
    await eventually(async () => tokens(fresh, NAME).allTextContents()).toEqual(shown)
    await eventually(async () => tokens(fresh, FIRST).allTextContents()).toEqual(fewer)
    await button(fresh, t('panels.workshop')).click()
    await fresh.getByRole('tab', { name: t('workshop.parts.vocabulary') }).click()
    await fresh
      .getByRole('combobox', { name: t('workshop.lane'), exact: true })
      .first()
      .selectOption({ label: NAME })
    await fresh.getByText(t('vocabulary.found', { count: 501, total: 501 })).waitFor()
    await fresh.getByRole('tab', { name: t('workshop.parts.stages') }).click()
    await fresh
      .getByRole('combobox', { name: t('workshop.lane'), exact: true })
      .first()
      .selectOption({ label: FIRST })
    await fresh.getByRole('heading', { name: t('stages.model.title') }).waitFor()
    await button(fresh, t('panels.languages')).click()
    await fresh
      .getByRole('columnheader', { name: new RegExp(NAME) })
      .first()
      .waitFor()
  },
)

test(
  'a result that is not that of the link is said, and leaves the lane and the others',
  { timeout: TIMEOUT },
  async () => {
    const other = `trained:${'0'.repeat(64)}:bpe;size=300;pattern=gpt2;languages=eng`
    const { page } = await app.open({ fragment: compareLink(['gpt2', other]) })
    await page
      .getByRole('alert')
      .filter({ hasText: t('failure.recipe-differs', { what: 'bpe-300-eng.json' }) })
      .first()
      .waitFor()
    await eventually(async () => tokens(page, 'GPT-2').count()).toBeGreaterThan(0)
    await lane(page, 'bpe-300-eng.json').waitFor()
    await expectFitForAll(page, 'a recipe that gives something else')
  },
)
