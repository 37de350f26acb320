/** A lane of codes over another in the built application: added, drawn, in its link, and in the panels that look into it. */
import { expect, test } from 'vitest'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, countOf, eventually, tokens, waitForFigures } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const NAME = t('tokenizers.adapted.zip2zip', { base: nameOf('gpt2') })

test('zip2zip over a lane has one code for what comes again, also after a reload', async () => {
  const { page } = await app.open({
    fragment: compareLink(['gpt2', 'byt5'], 'one two three, one two three, one two three'),
  })
  await waitForFigures(page)
  await page
    .getByRole('button', { name: t('tokenizers.add') })
    .first()
    .click()
  const dialog = page.getByRole('dialog', { name: t('add.title') })
  await dialog
    .getByRole('combobox', { name: t('add.adaptiveBase'), exact: true })
    .selectOption({ label: nameOf('gpt2') })
  await expectFitForAll(page, 'adding codes', '[role="dialog"]')
  await dialog.getByRole('button', { name: t('add.addNamed', { name: t('add.adaptive') }) }).click()
  await eventually(async () => countOf(page, NAME)).toBeLessThan((await countOf(page, nameOf('gpt2'))) ?? 0)
  const shown = await tokens(page, NAME).allTextContents()
  expect(shown.join('')).toContain('one two three, one two three')
  await expectFitForAll(page, 'a lane of codes')
  // Another segmentation by the same vocabulary.
  await page
    .getByRole('button', { name: t('tokenizers.add') })
    .first()
    .click()
  await dialog.getByRole('combobox', { name: t('add.adaptiveMethod'), exact: true }).selectOption('least-tokens')
  await dialog.getByRole('button', { name: t('add.addNamed', { name: t('add.adaptive') }) }).click()
  await tokens(page, t('tokenizers.adapted.least-tokens', { base: nameOf('gpt2') }))
    .first()
    .waitFor()
  // Units of several tokens, and a number that is set.
  const add = async (method: string, base: string): Promise<void> => {
    await page
      .getByRole('button', { name: t('tokenizers.add') })
      .first()
      .click()
    await dialog.getByRole('combobox', { name: t('add.adaptiveMethod'), exact: true }).selectOption(method)
    await dialog.getByRole('combobox', { name: t('add.adaptiveBase'), exact: true }).selectOption({ label: base })
  }
  const addLane = () => dialog.getByRole('button', { name: t('add.addNamed', { name: t('add.adaptive') }) }).click()
  await add('words', nameOf('byt5'))
  await addLane()
  await eventually(() => countOf(page, t('tokenizers.adapted.words', { base: nameOf('byt5') }))).toBe(9)
  await add('dropout', nameOf('gpt2'))
  await dialog.getByRole('textbox', { name: t('add.adaptiveSettings.seed'), exact: true }).fill('7')
  await addLane()
  await tokens(page, t('tokenizers.adapted.dropout', { base: nameOf('gpt2'), percent: 10, seed: 7 }))
    .first()
    .waitFor()
  await page.reload()
  await eventually(async () => tokens(page, NAME).allTextContents()).toEqual(shown)
  await page.getByRole('button', { name: t('panels.workshop'), exact: true }).click()
  const lane = page.getByRole('combobox', { name: t('workshop.lane'), exact: true }).first()
  await lane.selectOption({ label: NAME })
  await page.getByRole('alert').filter({ hasText: 'zip2zip' }).waitFor()
  await page.getByRole('tab', { name: t('workshop.parts.vocabulary') }).click()
  await lane.selectOption({ label: NAME })
  await page.getByText(t('vocabulary.found', { count: 50_257, total: 50_257 })).waitFor()
})
