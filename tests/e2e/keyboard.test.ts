/**
 * Every panel and dialog by keyboard alone: its main job by Tab, arrows, Enter, Space and Escape, told by the browser's tree
 * of accessibility. Each key fails that leaves the focus with nothing, see `support/keyboard.ts`.
 */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually, lane, laneNames, waitForFigures } from './support/comparePage.ts'
import { keyboardOf, type Keyboard } from './support/keyboard.ts'
import { languagesLink, waitForCounts } from './support/languagesPage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const [gpt2, byt5, canine] = [nameOf('gpt2'), nameOf('byt5'), nameOf('canine')]

async function openCompare(): Promise<{ readonly page: Page; readonly keys: Keyboard }> {
  const page = await app.show(compareLink())
  await waitForFigures(page)
  return { page, keys: await keyboardOf(page) }
}

/** Goes to a panel by its tab, which keeps the focus. */
async function toPanel(keys: Keyboard, panel: 'bias-lab' | 'chat' | 'workshop' | 'probabilities'): Promise<void> {
  await keys.to('button', t(`panels.${panel}`))
  await keys.press('Enter')
  await keys.isAt('button', t(`panels.${panel}`))
}

test('Compare: type, look at tokens and bytes, a budget; a lane that is removed leaves the focus in its place', async () => {
  const { page, keys } = await openCompare()
  await keys.to('textbox', t('text.label'))
  await keys.type('Four ')
  await keys.to('checkbox', t('lane.ids'))
  await keys.press('Space')
  expect((await keys.told()).states['checked']).toBe('true')
  // A token: the arrows walk, Enter pins, Escape lets go.
  const token = await keys.to('button', /“Four”/)
  expect(token.states['pressed']).toBe('false')
  await keys.press('ArrowRight', 'ArrowRight', 'ArrowLeft', 'Enter')
  expect((await keys.told()).states['pressed']).toBe('true')
  await page.getByRole('button', { name: t('token.unpin') }).waitFor()
  await keys.press('Escape')
  await page.getByRole('button', { name: t('token.unpin') }).waitFor({ state: 'detached' })
  await keys.to('button', t('lane.rulerNamed', { name: gpt2 }))
  await keys.press('Enter')
  expect((await keys.told()).states['pressed']).toBe('true')
  await keys.to('DisclosureTriangle', t('budget.title'))
  await keys.press('Enter')
  expect((await keys.told()).states['expanded']).toBe(true)
  await keys.to('textbox', t('budget.tokens'))
  await keys.press('ControlOrMeta+a')
  await keys.type('3')
  await keys.to('button', t('budget.show', { name: byt5 }))
  await keys.press('Enter')
  await page.getByRole('button', { name: t('token.unpin') }).waitFor()
  await keys.expectNames('Compare')
  // The next lane's button is in the place of that of the lane that is gone; after the last lane it is the one before.
  await keys.to('button', t('tokenizers.remove', { name: byt5 }))
  await keys.press('Enter')
  await keys.isAt('button', t('tokenizers.remove', { name: canine }))
  await keys.press('Enter')
  await keys.isAt('button', t('tokenizers.add'))
  await keys.backTo('button', t('tokenizers.remove', { name: gpt2 }))
  await keys.press('Enter')
  await keys.isAt('button', t('tokenizers.add'))
  expect(await laneNames(page)).toEqual([])
})

test('the dialogs of Compare open, do their job, close, and give the focus back', async () => {
  const { page, keys } = await openCompare()
  const isBack = async (opener: string): Promise<void> => {
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await keys.isAt('button', opener)
  }
  // Add: by the name of a language model.
  await keys.to('button', t('tokenizers.add'))
  await keys.press('Enter')
  await page.getByRole('dialog', { name: t('add.title') }).waitFor()
  await keys.expectNames('adding')
  await keys.to('textbox', t('add.hubLabel'))
  await keys.type('gpt-5')
  await keys.to('button', /^o200k_base/)
  await keys.press('Enter')
  await isBack(t('tokenizers.add'))
  await lane(page, nameOf('o200k_base')).waitFor()
  // Variant.
  await keys.to('button', t('lane.makeVariantNamed', { name: gpt2 }))
  await keys.press('Enter')
  await page.getByRole('dialog', { name: t('variant.title') }).waitFor()
  await keys.to('combobox', t('variant.digits'))
  await keys.press('ArrowDown')
  await keys.expectNames('making a variant')
  await keys.to('button', t('variant.add'))
  await keys.press('Enter')
  await isBack(t('lane.makeVariantNamed', { name: gpt2 }))
  await lane(page, `${gpt2}, ${t('tokenizers.variant.digits.ones')}`).waitFor()
  // A term opens its definition, and has the focus again.
  const { name: term } = await keys.to('button', /bytes per token$/)
  await keys.press('Enter')
  await page.getByRole('dialog', { name: t('glossary.title') }).waitFor()
  await keys.press('Escape')
  await isBack(term)
  // Export, Share, all definitions.
  await keys.backTo('button', t('app.export'))
  await keys.press('Enter')
  await page.getByRole('img', { name: t('export.preview') }).waitFor()
  await keys.expectNames('exporting')
  await keys.to('button', t('export.saveNamed', { table: t('export.table.tokens'), format: t('export.formats.csv') }))
  const [download] = await Promise.all([page.waitForEvent('download'), keys.press('Space')])
  expect(download.suggestedFilename()).toMatch(/tokens\.csv$/)
  await keys.press('Escape')
  await isBack(t('app.export'))
  await keys.to('button', t('app.share'))
  await keys.press('Enter')
  await page.getByRole('dialog', { name: t('share.title') }).waitFor()
  await keys.to('button', t('share.copyNamed', { label: t('share.link') }))
  await keys.press('Enter')
  await eventually(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http.*#/)
  await keys.expectNames('sharing')
  await keys.press('Escape')
  await isBack(t('app.share'))
  await keys.backTo('button', t('app.definitions'))
  await keys.press('Enter')
  await keys.isAt('searchbox', t('glossary.search'))
  await keys.type('fertility')
  await page.getByRole('heading', { name: t('glossary.terms.fertility.name'), exact: true }).waitFor()
  await keys.expectNames('definitions')
  await keys.press('Escape')
  await isBack(t('app.definitions'))
})

test('Languages: choose another language, a figure and a view; sort the table', async () => {
  const page = await app.show(languagesLink({ chosen: ['eng', 'fra'] }))
  await waitForCounts(page)
  const keys = await keyboardOf(page)
  const { name: chosen } = await keys.to('button', /^2 of/)
  await keys.press('Enter')
  await page.getByRole('dialog', { name: t('languages.chooseLanguages') }).waitFor()
  await keys.to('searchbox', t('languages.search'))
  await keys.type('burm')
  await keys.to('checkbox', /Burmese/)
  await keys.press('Space')
  expect((await keys.told()).states['checked']).toBe('true')
  await keys.expectNames('choosing languages')
  await keys.press('Escape')
  await keys.isAt('button', chosen.replace('2', '3'))
  await waitForCounts(page)
  await keys.to('combobox', t('languages.figure'))
  await keys.press('ArrowDown')
  await waitForCounts(page)
  await keys.to('radio', t('languages.viewName.spread'))
  await keys.press('ArrowRight', 'ArrowRight', 'ArrowRight')
  await keys.isAt('radio', t('languages.viewName.table'))
  await keys.to('button', new RegExp(byt5.replaceAll(/[()]/g, '.')))
  await keys.press('Enter')
  await page
    .locator('th[aria-sort="descending"], th[aria-sort="ascending"]')
    .filter({ hasText: byt5 })
    .first()
    .waitFor()
  await keys.expectNames('Languages')
})

test('Chat: choose a conversation; a message is written, moved with the focus, and removed', async () => {
  const { page, keys } = await openCompare()
  await toPanel(keys, 'chat')
  await keys.to('button', t('chat.examples.english'))
  await keys.press('Enter')
  const rows = page.getByRole('listitem', { name: /^Message \d/ })
  const count = await rows.count()
  await keys.to('button', t('chat.add'))
  await keys.press('Enter')
  await keys.backTo('textbox', t('chat.contentOf', { number: count + 1 }))
  await keys.type('moved twice')
  // Up twice, with the focus.
  await keys.to('button', t('chat.up', { number: count + 1 }))
  await keys.press('Enter', 'Enter')
  await keys.isAt('button', t('chat.up', { number: count - 1 }))
  expect(
    await rows
      .nth(count - 2)
      .getByRole('textbox')
      .inputValue(),
  ).toBe('moved twice')
  await keys.expectNames('Chat')
  // Removed, one after the other, to the last.
  await keys.to('button', t('chat.remove', { number: count + 1 }))
  for (let left = count; left > 0; left--) {
    await keys.press('Enter')
    await keys.isAt('button', t('chat.remove', { number: left }))
  }
  await keys.press('Enter')
  await page.getByText(t('chat.empty')).waitFor()
})

test('Bias lab: predict, see the answers, change the prompt, go to another part', async () => {
  const { page, keys } = await openCompare()
  await toPanel(keys, 'bias-lab')
  await page.getByRole('heading', { name: t('markov.title'), exact: true }).waitFor()
  await keys.to('slider', t('markov.guess'))
  await keys.press('ArrowRight')
  await keys.to('button', t('markov.reveal'))
  await keys.press('Enter')
  await keys.isAt('button', t('markov.hide'))
  await page.getByRole('table').first().waitFor()
  await keys.expectNames('the Markov room')
  await keys.backTo('textbox', t('markov.prompt'))
  await keys.type('A')
  // The parts are tabs: the arrows go along them, Enter shows one.
  await keys.backTo('tab', t('biasLab.parts.markov'))
  expect((await keys.told()).states['selected']).toBe(true)
  for (const part of ['next-byte', 'segmentations', 'perturbations', 'ensemble', 'survival'] as const) {
    await keys.press('ArrowRight', 'Enter')
    await keys.isAt('tab', t(`biasLab.parts.${part}`))
    await page
      .getByRole('tabpanel', { name: t(`biasLab.parts.${part}`) })
      .getByRole('heading')
      .first()
      .waitFor()
    await keys.expectNames(part)
  }
})

test('Workshop: step through merges, find an entry, decode ids, train', async () => {
  const { page, keys } = await openCompare()
  await toPanel(keys, 'workshop')
  const toPart = async (
    from: 'stages' | 'vocabulary' | 'ids' | 'table',
    to: 'vocabulary' | 'ids' | 'table' | 'train',
  ): Promise<void> => {
    await keys.backTo('tab', t(`workshop.parts.${from}`))
    await keys.press('ArrowRight', 'Enter')
    await keys.isAt('tab', t(`workshop.parts.${to}`))
  }
  await page.locator('[data-said="merge"]').waitFor()
  await keys.to('radio', 'a')
  await keys.press('ArrowRight')
  await page.getByRole('slider', { name: t('stages.stepper.label') }).waitFor()
  await keys.to('slider', t('stages.stepper.label'))
  await keys.press('Home', 'ArrowRight')
  await keys.to('button', t('stages.stepper.next'))
  // At the last step the button is of no use, and keeps the focus.
  for (let step = 0; step < 5; step++) await keys.press('Enter')
  await keys.isAt('button', t('stages.stepper.next'))
  expect((await keys.told()).states['disabled']).toBe(true)
  await keys.expectNames('Stages')
  await toPart('stages', 'vocabulary')
  await keys.to('searchbox', t('vocabulary.search'))
  await keys.type('straw')
  const entry = page.locator('[data-entry] button')
  await eventually(() => entry.count()).toBeLessThan(10)
  const id = (await entry.first().textContent()) ?? ''
  await keys.to('button', id)
  await keys.press('Enter')
  expect((await keys.told()).states['pressed']).toBe('true')
  await keys.expectNames('Vocabulary')
  await keys.to('button', t('vocabulary.close'))
  await keys.press('Enter')
  await toPart('vocabulary', 'ids')
  await keys.to('textbox', t('ids.label'))
  await keys.type('464, 2420')
  await page.getByRole('heading', { name: t('ids.text'), exact: true }).waitFor()
  await keys.expectNames('Ids')
  await toPart('ids', 'table')
  await keys.expectNames('a table')
  await toPart('table', 'train')
  await keys.to('radio', t('train.text.sources.declaration'))
  await keys.press('ArrowRight')
  await keys.isAt('radio', t('train.text.sources.screen'))
  await keys.to('button', t('train.start'))
  await keys.press('Enter')
  await page.locator('[data-run="done"]').waitFor()
  await keys.to('button', t('train.run.remove'))
  await keys.expectNames('Train')
  await keys.press('Enter')
  await page.locator('[data-run]').waitFor({ state: 'detached' })
})

test('Probabilities: a language model reads the text; what it expected of a token is shown', async () => {
  const start = defaultComparison('The people saw it.', null)
  const { fragment } = writeLink(contentOf({ ...start, tokenizers: ['tessera-bpe', 'byt5'], baseline: 'byt5' }))
  const page = await app.show(fragment)
  const keys = await keyboardOf(page)
  await toPanel(keys, 'probabilities')
  const totals = page.getByRole('region', { name: t('probabilities.totals.table') }).getByRole('table')
  await totals.waitFor()
  await eventually(() => page.locator('article[aria-busy="true"]').count()).toBe(0)
  await keys.to('radio', t('probabilities.figure.surprisal'))
  await keys.press('ArrowRight')
  await keys.isAt('radio', t('probabilities.figure.rank'))
  await keys.to('button', /rank [\d,]+, entropy/)
  await keys.press('ArrowRight', 'Enter')
  await page.getByRole('list', { name: t('probabilities.token.expected') }).waitFor()
  await keys.expectNames('Probabilities')
})
