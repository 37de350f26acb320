/** The bias lab in the built application: its parts with links of their own; the Markov room asks first, answers, and follows what is set. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { markovPresets } from '../../src/core/bytelevel/markov/presets.ts'
import { lookAt, settingsOf } from '../../src/features/bias-lab/markov/room.ts'
import { readLink } from '../../src/state/links/link.ts'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually } from './support/comparePage.ts'
import type { Size } from './support/showAgain.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()

/** A language model must be fetched, built and run, on one or two slow cores. */
const LOADED_WITHIN = 60_000

async function openLab(viewport?: Size): Promise<Page> {
  const page = await app.show(compareLink(), viewport === undefined ? {} : { viewport })
  await page.getByRole('button', { name: t('panels.bias-lab'), exact: true }).click()
  await page.getByRole('heading', { name: t('markov.title'), exact: true }).waitFor()
  return page
}

const rowOf = (page: Page, method: 'truth' | 'naive' | 'healed' | 'covers' | 'passes') =>
  page.getByRole('row').filter({ has: page.getByRole('rowheader').filter({ hasText: t(`markov.methods.${method}`) }) })

test('predict, then see; another prompt changes the answers', async () => {
  // A window of 1280 × 720 at 150 %: what the part is about is on it, and the tabs stay in reach.
  const page = await openLab({ width: 853, height: 480 })
  const heading = await page.getByRole('heading', { name: t('markov.title'), exact: true }).boundingBox()
  expect((heading?.y ?? Infinity) + (heading?.height ?? 0)).toBeLessThan(360)
  const tabs = page.getByRole('navigation', { name: t('panels.label') })
  await page.mouse.wheel(0, 400)
  await eventually(async () => (await tabs.boundingBox())?.y).toBe(0)
  // What is focused backwards comes below them.
  await page.getByRole('slider', { name: t('markov.guess') }).focus()
  await page.mouse.wheel(0, 2000)
  for (let back = 0; back < 8; back++) await page.keyboard.press('Shift+Tab')
  const focused = await page.evaluate(() => document.activeElement?.getBoundingClientRect().top ?? 0)
  expect(focused).toBeGreaterThanOrEqual((await tabs.boundingBox())?.height ?? Infinity)
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
  await rowOf(page, 'naive')
    .filter({ hasText: t('markov.undefined.impossible-context') })
    .waitFor()
  expect(await rowOf(page, 'healed').textContent()).toContain('1.0000')
  expect(await rowOf(page, 'passes').textContent()).toContain('0.7500')
  await page.getByRole('textbox', { name: t('markov.prompt') }).fill('ABX')
  await page
    .getByRole('alert')
    .filter({ hasText: t('markov.promptBad', { most: 10 }) })
    .waitFor()
})

test('sliders, vocabulary and the tree of covers', async () => {
  const page = await openLab()
  await page.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  await page.getByRole('slider', { name: t('markov.nextIsA', { context: 'A' }), exact: true }).fill('0.4')
  await rowOf(page, 'truth').filter({ hasText: '0.4000' }).waitFor()
  await page.getByRole('radio', { name: t('markov.merges') }).check()
  await rowOf(page, 'passes')
    .filter({ hasText: t('markov.passesAbsent') })
    .waitFor()
  await page.getByRole('textbox', { name: t('markov.mergeList') }).fill('A+C')
  await page.getByRole('alert').waitFor()
  await page.getByRole('textbox', { name: t('markov.mergeList') }).fill('A+A AA+B')
  await page.getByRole('textbox', { name: t('markov.prompt') }).fill('BAAA')
  await page.getByRole('button', { name: t('markov.previous'), exact: true }).click()
  await page.getByText(t('markov.openBranch')).first().waitFor()
})

test('the tree of covers grows by itself, unless the reader wants less motion', async () => {
  const page = await openLab()
  await page.getByRole('combobox', { name: t('markov.preset') }).selectOption('third-order')
  await page.getByRole('textbox', { name: t('markov.prompt') }).fill('BBAAB')
  await page.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  const steps = page.getByRole('slider', { name: t('markov.step') })
  const grown = await steps.inputValue()
  expect(Number(grown)).toBeGreaterThan(1)
  await page.getByRole('button', { name: t('markov.play'), exact: true }).click()
  await page.getByText(t('markov.openBranch')).first().waitFor()
  await page.getByRole('button', { name: t('markov.pause'), exact: true }).click()
  await page.getByRole('button', { name: t('markov.play'), exact: true }).click()
  await eventually(() => steps.inputValue()).toBe(grown)

  await page.emulateMedia({ reducedMotion: 'reduce' })
  const still = await openLab()
  await still.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  await still.getByText(t('markov.coversTitle')).first().waitFor()
  expect(await still.getByRole('button', { name: t('markov.play'), exact: true }).count()).toBe(0)
  await page.emulateMedia({ reducedMotion: null })
})

test('each example run as an ONNX graph agrees with the exact probabilities', async () => {
  const page = await openLab()
  await page.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  const graph = page.getByRole('region', { name: t('markov.graphTitle'), exact: true }).first()
  for (const { id, chain, segmenter, prompts } of markovPresets) {
    await page.getByRole('combobox', { name: t('markov.preset') }).selectOption(id)
    await graph.getByRole('button', { name: /ONNX/ }).click()
    for (const prompt of prompts) {
      await page.getByRole('textbox', { name: t('markov.prompt') }).fill(prompt)
      const looked = lookAt(settingsOf(chain, segmenter, prompt))
      if (looked.kind !== 'view') throw new Error(looked.kind)
      const { cut, vocabulary, nextTokens } = looked.view
      await graph.getByText(t('markov.graphWhat', { tokens: cut.join(' · ') })).waitFor()
      if (nextTokens === null) {
        await graph.getByText(t('markov.graphImpossible')).waitFor({ timeout: LOADED_WITHIN })
        continue
      }
      await graph.getByText(/^They agree: .* within 10⁻⁶\.$/).waitFor({ timeout: LOADED_WITHIN })
      const shown = await graph.locator('tbody td:nth-of-type(2)').allInnerTexts()
      expect(shown).toHaveLength(vocabulary.length)
      for (const [index, text] of shown.entries())
        expect(Math.abs(Number(text) - (nextTokens[index] ?? Number.NaN))).toBeLessThan(1e-6)
    }
  }
  await page.getByRole('slider', { name: t('markov.nextIsA', { context: 'A' }), exact: true }).fill('0.4')
  await graph.getByText(t('markov.graphOwn')).waitFor()
})

test('a part has a link of its own, with what is set in it; tabs go by keyboard', async () => {
  const page = await openLab()
  await page.getByRole('slider', { name: t('markov.nextIsA', { context: 'A' }), exact: true }).fill('0.4')
  await page.getByRole('textbox', { name: t('markov.tokens') }).fill('A B ABA')
  await page.getByRole('textbox', { name: t('markov.prompt') }).fill('ab')
  await page.getByRole('button', { name: t('biasLab.copyLink'), exact: true }).click()
  await page.getByText(t('biasLab.copied'), { exact: true }).waitFor()
  const room = await page.evaluate(() => navigator.clipboard.readText())
  const { page: opened } = await app.open({ fragment: new URL(room).hash })
  await opened.getByRole('heading', { name: t('markov.title'), exact: true }).waitFor()
  expect(await opened.getByRole('textbox', { name: t('markov.tokens') }).inputValue()).toBe('A B ABA')
  expect(await opened.getByRole('textbox', { name: t('markov.prompt') }).inputValue()).toBe('AB')
  expect(
    await opened.getByRole('slider', { name: t('markov.nextIsA', { context: 'A' }), exact: true }).inputValue(),
  ).toBe('0.4')
  expect(await opened.getByRole('combobox', { name: t('markov.preset') }).inputValue()).toBe('own')

  await page.getByRole('tab', { name: t('biasLab.parts.markov'), exact: true }).focus()
  await page.keyboard.press('End')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: t('survival.title'), exact: true }).waitFor()
  await page.getByRole('button', { name: t('biasLab.copyLink'), exact: true }).click()
  await eventually(async () => {
    const read = readLink(new URL(await page.evaluate(() => navigator.clipboard.readText())).hash)
    return read.status === 'read' ? read.content.biasLab.part : read.status
  }).toBe('survival')
  await page.goBack()
  await page.getByRole('heading', { name: t('markov.title'), exact: true }).waitFor()
})

test('axe finds nothing serious in any look, nothing scrolls sideways', async () => {
  const page = await openLab()
  await page.getByRole('combobox', { name: t('markov.preset') }).selectOption('third-order')
  await page.getByRole('button', { name: t('markov.reveal'), exact: true }).click()
  await page.getByText(t('markov.coversTitle')).first().waitFor()
  // What a test before has run is there.
  const run = page.getByRole('button', { name: /ONNX/ })
  const onnx = page.getByText(t('markov.graphOnnx'), { exact: true })
  await run.or(onnx).first().waitFor()
  if ((await run.count()) > 0) await run.click()
  await onnx.waitFor({ timeout: LOADED_WITHIN })
  await expectFitForAll(page)
})

test('is loaded when it is opened, by keyboard too', async () => {
  const { page, requests } = await app.open({ fragment: compareLink() })
  const tab = page.getByRole('button', { name: t('panels.bias-lab'), exact: true })
  await tab.waitFor()
  const before = requests.filter((address) => address.includes('BiasLab')).length
  await tab.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: t('markov.title'), exact: true }).waitFor()
  expect(before).toBe(0)
  expect(requests.filter((address) => address.includes('BiasLab')).length).toBeGreaterThan(0)
})
