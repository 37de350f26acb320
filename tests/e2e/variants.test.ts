/** Making a variant in the built application: choices, preview, loader check, the lane, its link. */
import { expect, test } from 'vitest'
import { expectFitForAll, overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually, paste, tokens, waitForFigures } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const NAME = `${nameOf('cl100k_base')}, ${t('tokenizers.variant.digits.threes-right')}`

test('a variant is previewed, added as a lane, compared with its original, and kept in the address', async () => {
  const page = await app.show(compareLink(['cl100k_base']))
  await paste(page, 'In 1234567 days')
  await waitForFigures(page)
  await page.getByRole('button', { name: t('lane.makeVariantNamed', { name: nameOf('cl100k_base') }) }).press('Enter')
  const dialog = page.getByRole('dialog', { name: t('variant.title') })
  await dialog.getByText(t('variant.nothing')).waitFor()
  await dialog.getByRole('combobox', { name: t('variant.digits') }).selectOption('threes-right')
  await dialog.getByRole('heading', { name: NAME }).waitFor()
  await dialog.getByText(t('variant.differs', { differing: 4, total: 7 })).waitFor()
  await dialog.getByRole('button', { name: t('variant.checkStart') }).press('Enter')
  await dialog.getByText(t('variant.loader.llama', { name: 'gpt-2' })).waitFor()
  await dialog.getByText(t('variant.checkFound', { count: 4, all: 8 })).waitFor()
  await expectFitForAll(page, 'making a variant', '[role="dialog"]')
  await page.setViewportSize({ width: 360, height: 740 })
  await eventually(() => overflow(page)).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByRole('button', { name: t('variant.add') }).press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await eventually(() => tokens(page, NAME).allTextContents()).toEqual(['In', ' ', '1', '234', '567', ' days'])
  const difference = page.getByRole('button', {
    name: t('lane.variantDiffers', { differing: 4, total: 7, name: nameOf('cl100k_base') }),
  })
  await difference.press('Enter')
  await eventually(() => difference.getAttribute('aria-pressed')).toBe('true')
  await expectFitForAll(page, 'a variant as a lane')
  await page.reload()
  await waitForFigures(page)
  await page.getByRole('heading', { name: NAME }).waitFor()
})

test('a pattern of the reader that never ends is stopped, and another one is tried', async () => {
  const page = await app.show(compareLink(['gpt2']))
  await paste(page, `${'a'.repeat(40)}!`)
  await waitForFigures(page)
  await page.getByRole('button', { name: t('lane.makeVariantNamed', { name: nameOf('gpt2') }) }).press('Enter')
  const dialog = page.getByRole('dialog', { name: t('variant.title') })
  await dialog.getByRole('combobox', { name: t('variant.preTokenizer') }).selectOption('own')
  const pattern = dialog.getByRole('textbox', { name: t('variant.pattern') })
  await pattern.fill('(a|aa)+b')
  await dialog.getByText(t('variant.stopped')).waitFor()
  expect(await dialog.getByRole('button', { name: t('variant.add') }).isDisabled()).toBe(true)
  await pattern.fill('a{3}')
  await dialog.getByText(t('variant.stopped')).waitFor({ state: 'hidden' })
  await dialog
    .getByText(t('variant.first'))
    .or(dialog.getByText(t('variant.original'), { exact: true }))
    .waitFor()
})
