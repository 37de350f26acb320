import { test } from 'vitest'
import { modelBytes } from '../core/tokenizers/formats/goldenFiles.ts'
import { expectFitForAll, overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
test('shots', { timeout: 400_000 }, async () => {
  const { page } = await app.open({ fragment: compareLink(['gpt2'], 'the universal declaration 😀 of human rights') })
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  await button(t('panels.workshop')).click()
  await page.getByRole('tab', { name: t('workshop.parts.train') }).click()
  await page.getByRole('rowheader', { name: 'Burmese' }).waitFor()
  const size = page.getByRole('textbox', { name: t('train.method.size'), exact: true })
  const algorithm = page.getByRole('combobox', { name: t('train.method.algorithm'), exact: true })
  for (const [index, one] of (['bpe', 'unigram', 'least-tokens'] as const).entries()) {
    await algorithm.selectOption(one)
    await size.fill('1000')
    await button(t('train.start')).click()
    await page.locator('[data-run="done"]').nth(index).waitFor()
  }
  await algorithm.selectOption('prune-leaves')
  await page.getByRole('textbox', { name: t('train.method.dropped'), exact: true }).fill('2000')
  await button(t('train.start')).click()
  await page.locator('[data-run="done"]').nth(3).waitFor()
  await page
    .getByRole('textbox', { name: t('train.first.entries'), exact: true })
    .last()
    .fill('500')
  await page.locator('.recharts-reference-line').waitFor({ state: 'attached' })
  await expectFitForAll(page, 'train')
  await page.screenshot({ path: '/tmp/ws-train-1440.png', fullPage: true })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.setViewportSize({ width: 360, height: 740 })
  await overflow(page)
  await page.screenshot({ path: '/tmp/ws-train-360.png', fullPage: true })
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.emulateMedia({ colorScheme: 'light' })
  await page
    .locator('[data-run="done"]')
    .nth(2)
    .getByRole('button', { name: t('train.run.addLane') })
    .click()
  for (const [name, rules] of [
    ['bpe-nmt-nfkc', 'nmt_nfkc'],
    ['unigram-nmt-nfkc', 'nmt_nfkc'],
  ] as const) {
    await page.evaluate(
      ([bytes, file]) => {
        const data = new DataTransfer()
        data.items.add(new File([Uint8Array.from(bytes)], file))
        document.dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }))
      },
      [[...modelBytes(name, rules, 'tests/oracle/sentencepiece')], `${name}.model`] as const,
    )
    await page
      .getByRole('listitem')
      .filter({ hasText: `${name}.model` })
      .first()
      .waitFor()
  }
  await page.getByRole('tab', { name: t('workshop.parts.stages') }).click()
  const lane = page.getByRole('combobox', { name: t('workshop.lane'), exact: true }).first()
  for (const name of ['bpe-nmt-nfkc', 'unigram-nmt-nfkc']) {
    await lane.selectOption({ label: `${name}.model` })
    await page.getByRole('heading', { name: t('stages.model.title') }).waitFor()
    await page.waitForTimeout(4000)
    await expectFitForAll(page, name)
    await page.screenshot({ path: `/tmp/ws-${name}.png`, fullPage: true })
  }
})
