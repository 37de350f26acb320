/** A column of a table in the built application: dropped and picked, counted, over a limit, saved, cancelled, refused. */
import { readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import goldens from '../oracle/tables/goldens.json' with { type: 'json' }
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
const TIMEOUT = 180_000
const table = new URL('../oracle/tables/comma.csv', import.meta.url).pathname

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

async function openPart(): Promise<Page> {
  const page = await app.show(compareLink(['gpt2', 'o200k_base']))
  await button(page, t('panels.workshop')).click()
  await page.getByRole('tab', { name: t('workshop.parts.table') }).click()
  await page.getByRole('heading', { name: t('tokenTable.title') }).waitFor()
  return page
}

const pick = (page: Page, file: string) => page.getByLabel(t('tokenTable.pick')).setInputFiles(file)

test('a column is counted as tiktoken counts it, and saved with its numbers', { timeout: TIMEOUT }, async () => {
  const page = await openPart()
  await pick(page, table)
  const column = page.getByRole('combobox', { name: t('tokenTable.column') })
  await eventually(() => column.inputValue()).toBe('1')
  await expectFitForAll(page, 'a table chosen')
  await button(page, t('tokenTable.count')).press('Enter')
  const results = page.getByRole('region', { name: t('tokenTable.results', { column: 'text' }) }).last()
  const cells = (row: number) => results.locator('tbody tr').nth(row).getByRole('cell').allTextContents()
  const counts = goldens.counts['comma.csv'].gpt2
  const tokens = counts.reduce((sum, count) => sum + count, 0)
  await eventually(async () => (await cells(0))[0]).toBe(tokens.toLocaleString('en'))
  await page.getByRole('textbox', { name: t('tokenTable.limit') }).fill('500')
  const over = counts.filter((count) => count > 500).length
  await eventually(async () => (await cells(0)).at(-2)).toBe(String(over))
  await expectFitForAll(page, 'a column counted')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    button(page, t('tokenTable.save')).press('Enter'),
  ])
  expect(download.suggestedFilename()).toBe('comma-tokens.csv')
  const saved = readFileSync(await download.path(), 'utf8')
  expect(saved.startsWith('\ufeffid,text,score,tokens_gpt2,tokens_o200k_base\r\n')).toBe(true)
  await page.getByText(t('tokenTable.saved', { name: 'comma-tokens.csv' })).waitFor()
  // What was counted stays while another part is shown, and the limit travels.
  await page.getByRole('tab', { name: t('workshop.parts.ids') }).click()
  await page.getByRole('tab', { name: t('workshop.parts.table') }).click()
  await eventually(async () => (await cells(0)).at(-2)).toBe(String(over))
  await page.reload()
  await page.getByRole('heading', { name: t('tokenTable.title') }).waitFor()
})

test(
  'counting is cancelled, another table is dropped, and what is no table is refused',
  { timeout: TIMEOUT },
  async () => {
    const page = await openPart()
    const large = path.join(tmpdir(), 'tessera-large-table.csv')
    writeFileSync(large, `text\n${'many words in a row, and more of them\n'.replace(',', '').repeat(1_500_000)}`)
    await pick(page, large)
    await button(page, t('tokenTable.count')).press('Enter')
    await button(page, t('reading.cancel')).press('Enter')
    await page.getByText(t('tokenTable.cancelled')).waitFor()
    const transfer = await page.evaluateHandle(() => {
      const dropped = new DataTransfer()
      dropped.items.add(new File(['{"a": "one two three"}\n{"a": 1}\n'], 'dropped.jsonl'))
      return dropped
    })
    await page.dispatchEvent('[data-drop="table"]', 'drop', { dataTransfer: transfer })
    await page.getByRole('heading', { name: 'dropped.jsonl' }).waitFor()
    await button(page, t('tokenTable.count')).press('Enter')
    await page.getByText(t('tokenTable.records', { texts: 1, without: 1 })).waitFor()
    const ragged = path.join(tmpdir(), 'tessera-ragged.csv')
    writeFileSync(ragged, 'a,b\n1,2\n3\n')
    await pick(page, ragged)
    await page
      .getByText(t('failure.corpus-ragged', { what: 'tessera-ragged.csv', line: 3, count: 1, otherCount: 2 }))
      .waitFor()
    // Nothing of it became the text.
    await button(page, t('panels.compare')).click()
    await eventually(() => page.locator('#text').inputValue()).not.toContain('one two three')
  },
)
