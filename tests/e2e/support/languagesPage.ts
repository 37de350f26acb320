/** What a reader sees and does on the Languages panel, in the words of the page. */
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Locator, Page } from 'playwright-core'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../../src/state/links/link.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { type LanguageOptions } from '../../../src/features/languages/options.ts'
import { eventually } from './comparePage.ts'
import { t } from './words.ts'
import { defaultOptions } from '../../../src/features/options.ts'

/** The fragment of a link to the panel. */
export function languagesLink(
  options: Partial<LanguageOptions> = {},
  tokenizers: readonly string[] = ['gpt2', 'byt5'],
  text = 'text',
): string {
  const comparison = defaultComparison(text, null)
  const baseline = tokenizers[0] ?? null
  return writeLink(
    contentOf({
      ...comparison,
      tokenizers,
      baseline,
      panel: 'languages',
      languages: { ...defaultOptions.languages, ...options },
    }),
  ).fragment
}

const [SO_FAR = ''] = t('languages.soFar', { done: 0, total: 0 }).split('0')

/** Waits until all that is chosen is counted. */
export async function waitForCounts(page: Page): Promise<void> {
  await page.getByRole('heading', { name: t('languages.summaryTitle') }).waitFor()
  // As long as a language is left to count, the page says so.
  await eventually(() => page.getByText(SO_FAR).count(), 60_000).toBe(0)
  await eventually(
    () => page.getByRole('button', { name: t('languages.saveCsv'), exact: true }).isEnabled(),
    60_000,
  ).toBe(true)
}

export const controls = (page: Page): Locator => page.getByRole('region', { name: t('languages.controls') })

export const choose = (page: Page, label: string, value: string) =>
  controls(page).getByLabel(label, { exact: true }).selectOption(value)

export type CsvRow = Readonly<Record<string, string>>

/** What a button saves, with the name that the file gets. */
export async function saved(page: Page, button: string): Promise<{ readonly name: string; readonly text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ])
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

/** The rows of the exported CSV. */
export async function exportedRows(page: Page): Promise<readonly CsvRow[]> {
  const { text } = await saved(page, t('languages.saveCsv'))
  const { data, errors } = Papa.parse<CsvRow>(text, { header: true, skipEmptyLines: true })
  if (errors.length > 0) throw new Error(JSON.stringify(errors))
  return data
}
