/** Training in the built application: progress, cancel, two at once, the result as a lane and as a file, and what goes wrong. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { defaultText } from '../../src/core/samples/samples.ts'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
const TIMEOUT = 180_000

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const runs = (page: Page, state: string) => page.locator(`[data-run="${state}"]`)
const size = (page: Page) => page.getByRole('textbox', { name: t('train.method.size'), exact: true })
const algorithm = (page: Page) => page.getByRole('combobox', { name: t('train.method.algorithm'), exact: true })
const source = (page: Page, id: 'declaration' | 'screen' | 'files') =>
  page.getByRole('radio', { name: t(`train.text.sources.${id}`) })

async function openTraining(): Promise<Page> {
  const { page } = await app.open({ fragment: compareLink(['gpt2', 'byt5'], defaultText) })
  await button(page, t('panels.workshop')).click()
  await page.getByRole('tab', { name: t('workshop.parts.train') }).click()
  await page.getByRole('heading', { name: t('train.title') }).waitFor()
  await page.getByRole('rowheader', { name: 'Burmese' }).waitFor()
  return page
}

test('two tokenizers race, become lanes, and are saved', { timeout: TIMEOUT }, async () => {
  const page = await openTraining()
  await size(page).fill('700')
  await button(page, t('train.start')).click()
  await algorithm(page).selectOption('parity')
  await button(page, t('train.start')).click()
  await runs(page, 'done').nth(1).waitFor()
  await page.getByRole('columnheader', { name: t('train.merges.text') }).waitFor()
  await page.locator('figure svg.recharts-surface').nth(2).waitFor()
  await expectFitForAll(page, 'two trained')

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, t('train.run.save')).last().click(),
  ])
  const saved: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(saved).toMatchObject({ model: { type: 'BPE' }, added_tokens: [{ id: 700, content: '<|endoftext|>' }] })

  const name = 'bpe-700-eng-spa-hin-mya.json'
  await button(page, t('train.run.addLane')).last().click()
  await page.getByText(t('train.run.added', { name })).waitFor()
  // It is looked into like any other.
  await page.getByRole('tab', { name: t('workshop.parts.vocabulary') }).click()
  await page
    .getByRole('combobox', { name: t('workshop.lane'), exact: true })
    .first()
    .selectOption({ label: name })
  await page.getByText(t('vocabulary.found', { count: 701, total: 701 })).waitFor()
  // What was trained is still there, with what was set.
  await page.getByRole('tab', { name: t('workshop.parts.train') }).click()
  await runs(page, 'done').nth(1).waitFor()
  await eventually(async () => size(page).inputValue()).toBe('700')
})

test('what cannot be trained on is said, and Cancel leaves what was there', { timeout: TIMEOUT }, async () => {
  const page = await openTraining()
  await source(page, 'files').check()
  await button(page, t('train.start')).click()
  await page.getByText(t('train.problems.files')).waitFor()
  const picker = page.locator('section input[type="file"]')
  await picker.setInputFiles({ name: 'noise.bin', mimeType: '', buffer: Buffer.from([0x80, 0xff, 0x00]) })
  await page.getByText(/noise\.bin is not UTF-8 text/).waitFor()
  await picker.setInputFiles({ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  await page.getByRole('rowheader', { name: 'letter.txt' }).waitFor()
  await button(page, t('train.start')).click()
  await page.getByText(t('train.run.nothing')).waitFor()
  // More than a few seconds of work, of words that are all different.
  const words = Array.from({ length: 400_000 }, (_, index) => (index * 2_654_435_761).toString(36)).join(' ')
  await picker.setInputFiles({ name: 'long.txt', mimeType: 'text/plain', buffer: Buffer.from(words) })
  await page.getByRole('rowheader', { name: 'long.txt' }).waitFor()
  await size(page).fill('65536')
  await button(page, t('train.start')).click()
  await runs(page, 'running').waitFor()
  await button(page, t('train.run.cancel')).click()
  await runs(page, 'running').waitFor({ state: 'detached' })
  await runs(page, 'done').waitFor()
  await source(page, 'screen').check()
  await button(page, t('train.start')).click()
  await runs(page, 'done')
    .first()
    .getByText(/of 65,536 entries/)
    .waitFor()
  await expectFitForAll(page, 'not filled')
})

test(
  'a tokenizer of the page learns more of one language, and a base that is not byte-level is refused',
  { timeout: TIMEOUT },
  async () => {
    const page = await openTraining()
    await algorithm(page).selectOption('continue')
    for (const name of ['English', 'Spanish', 'Hindi'])
      await page.getByRole('textbox', { name: t('train.text.weightOf', { name }) }).fill('0')
    await page.getByRole('textbox', { name: t('train.method.added'), exact: true }).fill('300')
    await button(page, t('train.start')).click()
    await runs(page, 'done').waitFor()
    await page.getByRole('columnheader', { name: t('train.merges.pair') }).waitFor()
    await button(page, t('train.run.addLane')).click()
    await page.getByText(t('train.run.added', { name: 'continue-300-mya.json' })).waitFor()
    await expectFitForAll(page, 'continued')
    await page.getByRole('combobox', { name: t('train.method.base') }).selectOption('byt5')
    await button(page, t('train.start')).click()
    await runs(page, 'failed').getByRole('alert').waitFor()
    await runs(page, 'done').waitFor()
  },
)
