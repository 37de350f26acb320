/** The bias lab in the built application: the Markov room asks first, answers, and follows what is set. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { findings, overflow } from './support/axe.ts'
import { serveBuiltApp, type OpenOptions } from './support/builtApp.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()

async function openLab(options: OpenOptions = {}): Promise<Page> {
  const { page } = await app.open(options)
  await page.getByRole('button', { name: t('panels.bias-lab'), exact: true }).click()
  await page.getByRole('heading', { name: t('markov.title'), exact: true }).waitFor()
  return page
}

const rowOf = (page: Page, method: 'truth' | 'naive' | 'healed' | 'covers' | 'passes') =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader').filter({ hasText: t(`markov.methods.${method}`) }) })

test('predict, then see; another prompt changes the answers', async () => {
  const page = await openLab()
  expect(await page.getByRole('table').count()).toBe(0)
  await page.getByRole('slider', { name: t('markov.guess') }).fill('0.7')
  await page.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  await page.getByText(t('markov.verdict', { guess: '0.70', answer: '0.00' })).waitFor()
  expect(await rowOf(page, 'truth').textContent()).toContain('0.7500')
  expect(await rowOf(page, 'naive').textContent()).toContain('0.0000')
  expect(await rowOf(page, 'covers').textContent()).toContain(t('markov.right'))
  await page.getByRole('button', { name: 'AA', exact: true }).click()
  await rowOf(page, 'naive').filter({ hasText: '0.7500' }).waitFor()
})

test('a context that cannot be says so, healing goes wrong where it does', async () => {
  const page = await openLab()
  await page.getByRole('combobox', { name: t('markov.preset') }).selectOption('third-order')
  await page.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  await page.getByRole('textbox', { name: t('markov.prompt') }).fill('baa')
  await rowOf(page, 'naive').filter({ hasText: t('markov.undefined.impossible-context') }).waitFor()
  expect(await rowOf(page, 'healed').textContent()).toContain('1.0000')
  expect(await rowOf(page, 'passes').textContent()).toContain('0.7500')
  await page.getByRole('textbox', { name: t('markov.prompt') }).fill('ABX')
  await page.getByRole('alert').filter({ hasText: t('markov.promptBad', { most: 10 }) }).waitFor()
})

test('sliders, vocabulary and the tree of covers', async () => {
  const page = await openLab()
  await page.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  await page.getByRole('slider', { name: t('markov.nextIsA', { context: 'A' }), exact: true }).fill('0.4')
  await rowOf(page, 'truth').filter({ hasText: '0.4000' }).waitFor()
  await page.getByRole('radio', { name: t('markov.merges') }).check()
  await rowOf(page, 'passes').filter({ hasText: t('markov.passesAbsent') }).waitFor()
  await page.getByRole('textbox', { name: t('markov.mergeList') }).fill('A+C')
  await page.getByRole('alert').waitFor()
  await page.getByRole('textbox', { name: t('markov.mergeList') }).fill('A+A AA+B')
  await page.getByRole('textbox', { name: t('markov.prompt') }).fill('BAAA')
  await page.getByRole('button', { name: t('markov.previous'), exact: true }).click()
  await page.getByText(t('markov.openBranch')).first().waitFor()
})

test.each([
  ['light', { colorScheme: 'light' as const }],
  ['dark', { colorScheme: 'dark' as const }],
  ['360 px', { viewport: { width: 360, height: 740 } }],
])('axe finds nothing serious, nothing scrolls sideways: %s', async (_, options) => {
  const page = await openLab(options)
  await page.getByRole('combobox', { name: t('markov.preset') }).selectOption('third-order')
  await page.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  await page.getByText(t('markov.coversTitle')).first().waitFor()
  expect(await findings(page)).toEqual([])
  expect(await overflow(page)).toBe(0)
})

test('is loaded when it is opened, by keyboard too', async () => {
  const { page, requests } = await app.open()
  const tab = page.getByRole('button', { name: t('panels.bias-lab'), exact: true })
  await tab.waitFor()
  const before = requests.filter((address) => address.includes('BiasLab')).length
  await tab.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: t('markov.title'), exact: true }).waitFor()
  expect(before).toBe(0)
  expect(requests.filter((address) => address.includes('BiasLab')).length).toBeGreaterThan(0)
})
