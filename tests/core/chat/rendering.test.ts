/** Chat templates against `apply_chat_template` of Hugging Face's transformers: texts, refusals, ids (tests/oracle/chat). */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Conversation } from '../../../src/core/chat/conversation.ts'
import { readConversation } from '../../../src/core/chat/readConversation.ts'
import { renderOwned } from '../../../src/core/chat/ownership.ts'
import { createRenderer } from '../../../src/core/chat/renderTemplate.ts'
import { templatedTokenizers, shippedTemplate } from '../../../src/platform/chat/shippedTemplates.ts'
import { loadShippedTokenizer } from './loadShippedTokenizer.ts'

const folder = new URL('../../oracle/chat/', import.meta.url)
const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

const side = v.union([v.object({ text: v.string() }), v.object({ error: v.string() })])
const golden = v.parse(
  v.object({
    date: v.string(),
    special: v.record(v.string(), v.record(v.string(), v.string())),
    rendered: v.record(v.string(), v.record(v.string(), v.tuple([side, side]))),
  }),
  JSON.parse(read('rendered.json')),
)
const { ids } = v.parse(
  v.object({ ids: v.record(v.string(), v.record(v.string(), v.array(v.array(v.number())))) }),
  JSON.parse(read('ids.json')),
)

const conversations = new Map(
  Object.entries(v.parse(v.record(v.string(), v.unknown()), JSON.parse(read('conversations.json')))).map(
    ([title, json]): [string, Conversation] => {
      const conversation = readConversation(JSON.stringify(json))
      if (!conversation.ok) throw new Error(JSON.stringify(conversation.failure))
      return [title, conversation.value.conversation]
    },
  ),
)

/** By the name of its file: those of the page as the page has them, others from the folder of the goldens. */
async function templateOf(name: string): Promise<{ jinja: string; specialTokens: Readonly<Record<string, string>> }> {
  const id = name === 'harmony' ? 'o200k_base' : name === 'openai-counted' ? 'cl100k_base' : name
  const shipped = await shippedTemplate(id)
  const specialTokens = golden.special[name] ?? {}
  if (shipped === null) return { jinja: read(`templates/${name}.jinja`), specialTokens }
  expect(shipped.specialTokens).toEqual(specialTokens)
  return shipped
}

beforeAll(() => {
  // Some templates say the date.
  vi.useFakeTimers({ now: new Date(`${golden.date}T12:00:00`), toFake: ['Date'] })
})
afterAll(() => void vi.useRealTimers())

describe.each(Object.entries(golden.rendered))('%s', (name, rendered) => {
  test.each(Object.keys(rendered))('%s', async (title) => {
    const template = await templateOf(name)
    const render = createRenderer({ ...template, markers: [], others: [] })
    const conversation = conversations.get(title)
    if (conversation === undefined) throw new Error(title)
    for (const [prompt, expected] of (rendered[title] ?? []).entries()) {
      const switches = { generationPrompt: prompt === 1, thinking: null }
      const text = render(conversation, switches)
      if ('text' in expected) expect(text).toEqual({ ok: true, value: expected.text })
      else expect(text).toMatchObject({ ok: false, failure: { code: 'chat-template' } })
      // Whose each stretch is tiles the text.
      const owned = renderOwned(render, conversation, switches)
      if (owned.ok)
        expect(owned.value.stretches.map(({ start, end }) => owned.value.text.slice(start, end)).join('')).toBe(
          owned.value.text,
        )
      expect(owned.ok).toBe(text.ok)
    }
  })
})

test('there are conversations and templates enough, and every shipped template is among them', () => {
  expect(conversations.size).toBeGreaterThanOrEqual(10)
  const names = Object.keys(golden.rendered)
  expect(names.length).toBeGreaterThanOrEqual(8)
  const files = templatedTokenizers.map((id) =>
    id === 'o200k_base' ? 'harmony' : id === 'cl100k_base' ? 'openai-counted' : id,
  )
  expect(names).toEqual(expect.arrayContaining(files))
})

test.each(Object.entries(ids))('%s has the ids of the reference', async (id, byTitle) => {
  const tokenizer = await loadShippedTokenizer(id)
  for (const [title, expected] of Object.entries(byTitle)) {
    const texts = (golden.rendered[id]?.[title] ?? []).flatMap((one) => ('text' in one ? [one.text] : []))
    const found = texts.map((text) => [
      ...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: true }).ids,
    ])
    expect(found).toEqual(expected)
  }
})
