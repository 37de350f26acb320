/** Conversations in the built application: templates, counts, editing, what is refused, links, templates of strangers. */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { defaultOptions } from '../../src/features/options.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { startHubServer, type HubServer } from '../server/hubServer.ts'
import { findings, overflow } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { eventually } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
let hub: HubServer
beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

const oracle = new URL('../oracle/chat/', import.meta.url)
const { ids } = v.parse(
  v.object({ ids: v.record(v.string(), v.record(v.string(), v.array(v.array(v.number())))) }),
  JSON.parse(readFileSync(new URL('ids.json', oracle), 'utf8')),
)
const conversations = v.parse(
  v.record(v.string(), v.unknown()),
  JSON.parse(readFileSync(new URL('conversations.json', oracle), 'utf8')),
)

const names = {
  qwen3: 'Qwen3',
  'mistral-nemo': 'Mistral Nemo (Tekken)',
  'deepseek-v3': 'DeepSeek-V3',
  smollm2: 'SmolLM2',
}

/** The last row of the table: by tokenizer. */
async function totals(page: Page): Promise<Readonly<Record<string, string>>> {
  const table = page.getByRole('table')
  const heads = await table.locator('thead th').allTextContents()
  const cells = await table.locator('tfoot tr').last().locator('th, td').allTextContents()
  return Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? '']))
}

async function readJson(page: Page, json: unknown): Promise<void> {
  await page
    .getByRole('textbox', { name: t('chat.json.label') })
    .fill(typeof json === 'string' ? json : JSON.stringify(json))
  await page.getByRole('button', { name: t('chat.json.read') }).press('Enter')
}

const open = (tokenizers: readonly string[], chat: Partial<typeof defaultOptions.chat> = {}) => ({
  fragment: writeLink(
    contentOf({
      ...defaultComparison('x', null),
      tokenizers,
      baseline: tokenizers[0] ?? null,
      panel: 'chat',
      chat: { ...defaultOptions.chat, ...chat },
    }),
  ).fragment,
})

test('the tab opens on tokenizers with a template; what is edited, moved and removed is counted; its link shows it again', async () => {
  const { page } = await app.open()
  await page.getByRole('button', { name: t('panels.chat'), exact: true }).press('Enter')
  await eventually(() => totals(page)).toMatchObject({ Qwen3: '47', 'Mistral Nemo (Tekken)': '30', SmolLM2: '49' })
  expect(await findings(page)).toEqual([])
  await page.getByRole('textbox', { name: t('chat.contentOf', { number: 4 }) }).fill('')
  await eventually(() => totals(page)).toMatchObject({ Qwen3: '42' })
  await page.getByRole('button', { name: t('chat.remove', { number: 1 }) }).press('Enter')
  await page.getByRole('button', { name: t('chat.down', { number: 1 }) }).press('Enter')
  expect(await page.getByRole('combobox', { name: t('chat.roleOf', { number: 1 }) }).inputValue()).toBe('assistant')
  // Mistral's template refuses it, in its own words; the other lanes go on.
  await page.getByText(/conversation roles must alternate/).waitFor()
  await page.getByRole('button', { name: t('chat.add') }).press('Enter')
  await page.getByRole('textbox', { name: t('chat.contentOf', { number: 4 }) }).fill('done<|im_end|>')
  await page
    .getByText(t('chat.warnings.control', { number: 4 }))
    .first()
    .waitFor()
  const before = await eventuallyTotals(page)
  await page.reload()
  await eventually(() => totals(page)).toEqual(before)
  await page.setViewportSize({ width: 360, height: 740 })
  await eventually(() => overflow(page)).toBe(0)
})

async function eventuallyTotals(page: Page): Promise<Readonly<Record<string, string>>> {
  await eventually(async () => Object.keys(await totals(page)).length).toBeGreaterThan(4)
  return totals(page)
}

test('conversations in JSON have as many tokens as the reference gives; what is none keeps what was typed', async () => {
  const { page } = await app.open(open(Object.keys(names)))
  await page.getByText(t('chat.json.title'), { exact: true }).click()
  for (const title of ['a question', 'several turns', 'special tokens typed by a person']) {
    await readJson(page, conversations[title])
    const expected = Object.fromEntries(
      Object.entries(names).map(([id, name]) => [name, String(ids[id]?.[title]?.[1]?.length)]),
    )
    await eventually(() => totals(page)).toMatchObject(expected)
  }
  await readJson(page, '[{"role": "user"')
  await page.getByRole('alert').getByText('is not JSON').waitFor()
  expect(await page.getByRole('textbox', { name: t('chat.json.label') }).inputValue()).toBe('[{"role": "user"')
  await readJson(page, '[{"content": "who?"}]')
  await page.getByRole('alert').getByText('This JSON is no conversation').waitFor()
})

test('a template stands in where a tokenizer has none; one from the hub is its own, and one that does not end is stopped', async () => {
  const { page } = await app.open({
    ...open(['gpt2', 'hub:chat/in-config', 'hub:chat/in-file', 'hub:chat/endless'], {
      messages: [{ role: 'user', content: ' hi ', more: {} }],
    }),
    prepare: (opened) =>
      opened.addInitScript((address) => {
        localStorage.setItem('tessera.settings', JSON.stringify({ hubAddress: address }))
      }, hub.url),
  })
  for (const name of ['chat/in-config', 'chat/in-file', 'chat/endless'])
    await page
      .getByRole('button', { name: t('lane.allowNamed', { name, where: new URL(hub.url).host }), exact: true })
      .press('Enter')
  const lane = (name: string) => page.getByRole('region', { name, exact: true })
  for (const name of ['chat/in-config', 'chat/in-file']) {
    await lane(name).getByText('[user]hi').waitFor()
    await lane(name)
      .getByText(t('chat.warnings.changed', { number: 1 }))
      .waitFor()
  }
  await lane('chat/in-config')
    .getByText(t('chat.warnings.others', { names: 'tool_use' }))
    .waitFor()
  await lane('chat/endless').getByText(t('failure.chat-stopped')).waitFor()
  await page.getByRole('combobox', { name: t('chat.fallback') }).selectOption('qwen3')
  await lane('GPT-2')
    .getByText(t('chat.borrowed', { name: 'Qwen3' }))
    .waitFor()
})
