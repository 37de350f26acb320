/** What is remembered of renderings: the same answers as without, and few new ones while a message is written. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ChatMessage } from '../../../src/core/chat/conversation.ts'
import { renderOwned } from '../../../src/core/chat/ownership.ts'
import { rememberRenderings } from '../../../src/core/chat/rememberedRenderer.ts'
import { createRenderer, type Renderer } from '../../../src/core/chat/renderTemplate.ts'
import { shippedTemplate } from '../../../src/platform/chat/shippedTemplates.ts'

const switches = { generationPrompt: true, thinking: null }
const message = (content: string, index: number): ChatMessage => ({
  role: index % 2 === 0 ? 'user' : 'assistant',
  content,
  more: {},
})

async function rendererOf(tokenizer: string): Promise<Renderer> {
  const template = await shippedTemplate(tokenizer)
  if (template === null) throw new Error(tokenizer)
  return createRenderer(template)
}

test('conversations that are edited are rendered as without a memory', async () => {
  const contents = fc.array(fc.string(), { minLength: 1, maxLength: 6 })
  for (const tokenizer of ['qwen3', 'smollm2', 'deepseek-v3']) {
    const render = await rendererOf(tokenizer)
    const remembered = rememberRenderings(render)
    fc.assert(
      fc.property(contents, fc.string(), fc.nat({ max: 5 }), (all, written, at) => {
        for (const next of [all, all.with(at % all.length, written), all]) {
          remembered.forgetUnused()
          const messages = next.map(message)
          expect(renderOwned(remembered.render, { messages, tools: [] }, switches)).toEqual(
            renderOwned(render, { messages, tools: [] }, switches),
          )
        }
      }),
      { numRuns: 30 },
    )
  }
})

test('of fifty messages a key in the last one renders two texts anew; what was not asked for is forgotten', async () => {
  const render = await rendererOf('qwen3')
  let rendered = 0
  const remembered = rememberRenderings((...question) => {
    rendered++
    return render(...question)
  })
  const texts = Array.from({ length: 50 }, (_, index) => `text ${index}`)
  const ask = (contents: readonly string[]): number => {
    rendered = 0
    remembered.forgetUnused()
    renderOwned(remembered.render, { messages: contents.map(message), tools: [] }, switches)
    return rendered
  }
  expect(ask(texts)).toBe(52)
  expect(ask(texts)).toBe(0)
  expect(ask(texts.with(49, 'text 49!'))).toBe(2)
  expect(ask(['other'])).toBe(3)
  expect(ask(['other'])).toBe(0)
  expect(ask(texts)).toBe(52)
})
