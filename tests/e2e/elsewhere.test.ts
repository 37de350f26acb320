/** The script for elsewhere from the built application: made, saved and copied, with what the page shows in it. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { SCRIPT_NAME } from '../../src/core/export/atScale/scriptPage.ts'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { countOf, eventually } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()

const TEXT = 'Tokens cost money: 42 of them.\nမြန်မာစာ'
const COUNTED = ['o200k_base', 'byt5']
const TOKENIZERS = [...COUNTED, 'mwt:gpt2:list']

const pageSchema = v.object({
  text: v.object({ data: v.string(), words: v.number() }),
  tokenizers: v.array(v.object({ reference: v.string(), counted: v.object({ tokens: v.number() }) })),
  leftOut: v.array(v.object({ name: v.string(), reason: v.string() })),
})

function pageIn(script: string): v.InferOutput<typeof pageSchema> {
  const [, json = ''] = /json\.loads\(r"""([^]*?)"""\)\n\nif __name__/.exec(script) ?? []
  return v.parse(pageSchema, JSON.parse(json))
}

test('the script has the text and the numbers of the page, and says what it has not', async () => {
  const comparison = { ...defaultComparison(TEXT, null), tokenizers: TOKENIZERS, baseline: 'o200k_base' }
  const { page } = await app.open({ fragment: writeLink(contentOf(comparison)).fragment })
  const shown: (number | null)[] = []
  for (const tokenizer of COUNTED) {
    await eventually(() => countOf(page, nameOf(tokenizer))).not.toBeNull()
    shown.push(await countOf(page, nameOf(tokenizer)))
  }
  await page.getByRole('button', { name: t('app.export'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t('export.title') })
  await dialog.getByRole('button', { name: t('export.elsewhere.make') }).click()
  const save = dialog.getByRole('button', { name: t('export.elsewhere.save') })
  await save.waitFor()
  expect(await dialog.getByText(t('export.elsewhere.reason.multi-word')).count()).toBe(1)

  const [download] = await Promise.all([page.waitForEvent('download'), save.click()])
  expect(download.suggestedFilename()).toBe(SCRIPT_NAME)
  const script = readFileSync(await download.path(), 'utf8')
  const { text, tokenizers, leftOut } = pageIn(script)
  expect(gunzipSync(Buffer.from(text.data, 'base64')).toString('utf8')).toBe(TEXT)
  expect(tokenizers.map(({ reference }) => reference)).toEqual(COUNTED)
  expect(tokenizers.map(({ counted }) => counted.tokens)).toEqual(shown)
  expect(leftOut).toHaveLength(1)

  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: t('export.elsewhere.copy') }).click()
  await dialog.getByText(t('export.elsewhere.copied')).waitFor()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(script)
})
