/** What a language model has not read is said beside its figures, and the prompts of the Bias lab are those for the one that is asked. */
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { smollm2Prompts } from '../../src/features/bias-lab/next-byte/preparedPrompts.ts'
import { defaultOptions } from '../../src/features/options.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { expectFitForAll, overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { eventually, openText, textField } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
const SWEDISH = 'I går kväll satt vi länge vid sjön och pratade om hur det var när vi gick i samma skola.'
const ENGLISH = 'The children played in the garden with the neighbour’s dog for hours while it rained.'

const sentence = (languageModel: string, mostly: boolean): string =>
  t('probabilities.unread.inLanguages', { list: 'Swedish', name: languageModel, mostly: String(mostly) })

test('a text in Swedish: the family has not read it, and the large language model hardly; in English nothing is said', async () => {
  const start = defaultComparison(SWEDISH, null)
  const comparison = {
    ...start,
    tokenizers: ['tessera-bpe', 'smollm2'],
    baseline: 'tessera-bpe',
    panel: 'probabilities',
  }
  const { page } = await app.open({ fragment: writeLink(contentOf(comparison)).fragment })
  const family = page.getByRole('button', { name: sentence('Tessera, BPE', false), exact: true })
  await family.waitFor()
  await page.getByRole('button', { name: sentence('SmolLM2-135M-Instruct', true), exact: true }).waitFor()
  await family.click()
  await page.getByText(/155/).waitFor()
  await expectFitForAll(page)
  await page.keyboard.press('Escape')
  await openText(page)
  await textField(page).fill(ENGLISH)
  await eventually(() => family.count()).toBe(0)
})

test('SmolLM2 chosen in the Bias lab: its prompts are offered, nothing is fetched; 200 bytes do not widen the page', async () => {
  const comparison = {
    ...defaultComparison('x', null),
    tokenizers: ['byt5'],
    baseline: 'byt5',
    panel: 'bias-lab',
    biasLab: { ...defaultOptions.biasLab, part: 'next-byte' as const },
  }
  const { page, requests } = await app.open({
    fragment: writeLink(contentOf(comparison)).fragment,
    viewport: { width: 360, height: 800 },
  })
  await page.getByLabel(t('biasLab.model.label'), { exact: true }).selectOption('smollm2-135m-instruct')
  const field = page.getByRole('textbox', { name: t('nextByte.prompt') })
  for (const { id, prompt } of smollm2Prompts) {
    await page.getByRole('button', { name: t(`nextByte.prepared.${id}`), exact: true }).click()
    await eventually(() => field.inputValue()).toBe(prompt)
  }
  expect(requests.filter((address) => address.includes('smollm2-135m-instruct/onnx'))).toEqual([])
  await field.fill('unbroken'.repeat(25))
  expect(await overflow(page)).toBe(0)
  await expectFitForAll(page)
})
