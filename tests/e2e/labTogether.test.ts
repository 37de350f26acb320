/** The Bias lab's parts "Two models together" and "Other segmentations of a prompt" in the built application. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { defaultOptions } from '../../src/features/options.ts'
import type { BiasLabPart } from '../../src/features/bias-lab/options.ts'
import { defaultComparison, type Comparison } from '../../src/state/comparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { findings, overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { eventually } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
/** Two language models must be fetched, built and run, on one or two slow cores. */
const ANSWERED_WITHIN = 90_000

async function openPart(part: BiasLabPart, options: Partial<Comparison>) {
  const comparison = {
    ...defaultComparison('x', null),
    panel: 'bias-lab',
    biasLab: { part },
    ...options,
  }
  return app.open({ fragment: writeLink(contentOf(comparison)).fragment })
}

async function fits(page: Page): Promise<void> {
  expect(await findings(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  await eventually(() => overflow(page)).toBe(0)
  await page.setViewportSize({ width: 1440, height: 900 })
}

test('two language models together: predicted, computed for every weight without asking again, gone on from', async () => {
  const { page, requests } = await openPart('ensemble', {
    ensemble: { ...defaultOptions.ensemble, prompt: 'In the beginning', mostBytes: 4, seed: 5 },
  })
  await page.getByRole('heading', { name: t('ensemble.title'), exact: true }).waitFor()
  expect(requests.filter((address) => address.endsWith('.onnx'))).toEqual([])
  await page.getByRole('radio', { name: t('ensemble.predict.together') }).check()
  await page.getByRole('button', { name: t('ensemble.predict.load') }).click()
  const bits = (by: string): Promise<number> =>
    page
      .locator(`[data-by="${by}"] dd`)
      .textContent()
      .then((text) => Number.parseFloat(text ?? ''))
  await page.locator('[data-by="together"]').waitFor({ timeout: ANSWERED_WITHIN })
  const [one, other, together] = [await bits('one'), await bits('other'), await bits('together')]
  for (const value of [one, other, together]) expect(value).toBeGreaterThan(0)
  await fits(page)
  const slider = page.getByRole('slider', { name: t('ensemble.weight', { name: 'Tessera, BPE' }) })
  await slider.fill('1')
  await eventually(() => bits('together')).toBe(one)
  await slider.fill('0')
  await eventually(() => bits('together')).toBe(other)
  await page.getByRole('button', { name: t('ensemble.onward.go') }).press('Enter')
  // At the weight 0 they go on together as the second does alone.
  const continued = (by: string) => page.locator(`[data-continued="${by}"] dd`).textContent()
  await page
    .getByRole('button', { name: t('biasLab.work.stopNamed', { what: t('ensemble.onward.going') }) })
    .waitFor({ state: 'detached', timeout: ANSWERED_WITHIN })
  await eventually(() => continued('together'), ANSWERED_WITHIN).toBe(await continued('other'))
  await page.reload()
  expect(await page.getByRole('textbox', { name: t('ensemble.prompt') }).inputValue()).toBe('In the beginning')
})

test('a prompt under other segmentations: predicted, drawn, counted with an interval, the same again by its link', async () => {
  const options = {
    ...defaultOptions.survival,
    prompt: 'The house of',
    drawing: 'uniform',
    draws: 4,
    mostBytes: 4,
  } as const
  const { page, requests } = await openPart('survival', { survival: options })
  await page.getByRole('heading', { name: t('survival.title'), exact: true }).waitFor()
  expect(requests.filter((address) => address.endsWith('.onnx'))).toEqual([])
  await page.getByRole('button', { name: t('survival.predict.load', { name: 'Tessera, BPE' }) }).click()
  const rows = page.locator('tbody tr')
  await eventually(() => rows.count(), ANSWERED_WITHIN).toBe(5)
  const first = await rows.allTextContents()
  await page
    .getByText(/of 4 \(95 % interval of the share: /)
    .first()
    .waitFor()
  await fits(page)
  const link = new URL(page.url()).hash.slice(1)
  const other = await app.open({ fragment: `#${link}` })
  await other.page.getByRole('button', { name: t('survival.predict.load', { name: 'Tessera, BPE' }) }).click()
  const same = other.page.locator('tbody tr')
  await eventually(() => same.count(), ANSWERED_WITHIN).toBe(5)
  expect(await same.allTextContents()).toEqual(first)
})
