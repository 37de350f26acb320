/** A budget of tokens in the built application: what fits, where it ends, chunks as a file, its link. */
import { expect, test } from 'vitest'
import { readFileSync } from 'node:fs'
import { findings, overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually, paste, waitForFigures } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
const BYTES = 'UTF-8 bytes (ByT5)'

test('a budget says what fits and where it ends, in its link too; the text is saved in chunks', async () => {
  const { page } = await app.open({ fragment: compareLink(['gpt2', 'byt5']) })
  await paste(page, 'I am 你好')
  await waitForFigures(page)
  await page.getByText(t('budget.title'), { exact: true }).click()
  const table = page.getByRole('region', { name: t('budget.table') })
  const bytes = table.getByRole('row').filter({ hasText: BYTES })
  await eventually(() => bytes.getByRole('cell').last().textContent()).toBe(t('budget.all'))
  await page.getByRole('textbox', { name: t('budget.tokens'), exact: true }).fill('7')
  await eventually(() => bytes.getByRole('cell').allTextContents()).toEqual(
    expect.arrayContaining(['11', '5', '2', '45.5 %']),
  )
  await bytes.getByRole('button', { name: t('budget.show', { name: BYTES }) }).press('Enter')
  await page.getByRole('button', { name: t('token.unpin') }).waitFor()
  await page.getByRole('combobox', { name: t('budget.chunks.lane') }).selectOption('byt5')
  await page.getByRole('textbox', { name: t('budget.chunks.size') }).fill('4')
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: t('budget.chunks.save') }).press('Enter')
  const lines = readFileSync(await (await download).path(), 'utf8')
    .trimEnd()
    .split('\n')
  const texts = lines.map((line): unknown => Reflect.get(Object(JSON.parse(line)), 'text'))
  expect(texts).toEqual(['I am', ' 你', '好'])
  expect(await findings(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 740 })
  await eventually(() => overflow(page)).toBe(0)
  await page.reload()
  await eventually(() => page.getByRole('textbox', { name: t('budget.tokens'), exact: true }).inputValue()).toBe('7')
})
