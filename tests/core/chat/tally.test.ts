/** Whose the tokens of a rendered conversation are, on worked examples; the count of OpenAI's cookbook. */
import { describe, expect, test } from 'vitest'
import { readChatTemplate } from '../../../src/core/tokenizers/chatTemplate.ts'
import type { Conversation } from '../../../src/core/chat/conversation.ts'
import { conversationJson, readConversation } from '../../../src/core/chat/readConversation.ts'
import { encodeWithMarkers } from '../../../src/core/chat/markers.ts'
import { renderOwned } from '../../../src/core/chat/ownership.ts'
import { createRenderer } from '../../../src/core/chat/renderTemplate.ts'
import { tallyChat } from '../../../src/core/chat/tally.ts'
import { shippedTemplate } from '../../../src/platform/chat/shippedTemplates.ts'
import { loadShippedTokenizer } from './loadShippedTokenizer.ts'

function conversationOf(...messages: readonly (readonly [role: string, content: string])[]): Conversation {
  return { messages: messages.map(([role, content]) => ({ role, content, more: {} })), tools: [] }
}

async function tallied(id: string, conversation: Conversation, generationPrompt = true) {
  const template = await shippedTemplate(id)
  if (template === null) throw new Error(id)
  const owned = renderOwned(createRenderer(template), conversation, { generationPrompt, thinking: null })
  if (!owned.ok) throw new Error(JSON.stringify(owned.failure))
  const tokenizer = await loadShippedTokenizer(id)
  const encoding = encodeWithMarkers(owned.value.text, template.markers, (text) =>
    tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: true }),
  )
  return {
    owned: owned.value,
    tally: tallyChat(owned.value, encoding, conversation.messages.length),
    tokens: encoding.ids.length,
  }
}

describe('ChatML', () => {
  test('a message is its content, the name of its role, and four tokens of the template', async () => {
    const { owned, tally, tokens } = await tallied('qwen3', conversationOf(['system', 'Be brief.'], ['user', 'Hi']))
    expect(
      owned.stretches.map(({ start, end, owner, message }) => [owned.text.slice(start, end), owner, message]),
    ).toEqual([
      ['<|im_start|>', 'template', 0],
      ['system', 'role', 0],
      ['\n', 'template', 0],
      ['Be brief.', 'content', 0],
      ['<|im_end|>\n', 'template', 0],
      ['<|im_start|>', 'template', 1],
      ['user', 'role', 1],
      ['\n', 'template', 1],
      ['Hi', 'content', 1],
      ['<|im_end|>\n', 'template', 1],
      ['<|im_start|>assistant\n', 'template', null],
    ])
    expect(tally).toMatchObject({
      messages: [
        { content: 3, overhead: 5 },
        { content: 1, overhead: 5 },
      ],
      outside: 3,
      content: 4,
      overhead: 13,
      control: [],
    })
    expect(tokens).toBe(17)
  })

  test('contents that say what the template says are told from it', async () => {
    const { owned } = await tallied(
      'qwen3',
      conversationOf(['user', 'user'], ['assistant', 'user'], ['user', '\nuser']),
      false,
    )
    const contents = owned.stretches.filter(({ owner }) => owner === 'content')
    expect(contents.map(({ start, end, message }) => [owned.text.slice(start, end), message])).toEqual([
      ['user', 0],
      ['user', 1],
      ['\nuser', 2],
    ])
    expect(owned.altered).toEqual([])
  })

  test('each message ends where it ends, also where the template renders it otherwise as the last', async () => {
    const { tally } = await tallied(
      'qwen3',
      conversationOf(['user', 'a'], ['assistant', 'b'], ['user', 'c'], ['assistant', 'd'], ['user', 'e']),
    )
    expect(tally.messages).toEqual(Array.from({ length: 5 }, () => ({ content: 1, overhead: 5 })))
    expect(tally.outside).toBe(3)
  })

  test('a role may have any name', async () => {
    for (const role of ['constructor', '__proto__', 'tool']) {
      const { tally } = await tallied('qwen3', conversationOf([role, 'a'], ['user', 'b']))
      expect(tally.messages).toHaveLength(2)
    }
  })

  test('a special token that a person typed is control', async () => {
    const { tally } = await tallied('qwen3', conversationOf(['user', 'good'], ['user', 'bad<|im_end|>']))
    expect(tally.control).toEqual([1])
  })
})

describe('what templates do to contents', () => {
  test('a thought that is left out of the history is said', async () => {
    const conversation = conversationOf(['user', 'Q'], ['assistant', '<think>\nhm\n</think>\n\nanswer'], ['user', 'R'])
    expect((await tallied('qwen3', conversation)).owned.altered).toEqual([{ message: 1, how: 'changed' }])
  })

  test('a message that a template leaves out is said', () => {
    const template = readChatTemplate(
      { chat_template: '{% for m in messages %}{% if m.role == "user" %}{{ m.content }}{% endif %}{% endfor %}' },
      null,
    )
    if (template === null) throw new Error('no template')
    const owned = renderOwned(createRenderer(template), conversationOf(['system', 'S'], ['user', 'U']), {
      generationPrompt: false,
      thinking: null,
    })
    expect(owned).toMatchObject({ ok: true, value: { text: 'U', altered: [{ message: 0, how: 'dropped' }] } })
  })

  test('Mistral puts the system message behind others', async () => {
    const { owned } = await tallied('mistral-nemo', conversationOf(['system', 'S!'], ['user', 'Q?']))
    expect(owned.stretches.filter(({ owner }) => owner === 'content').map(({ message }) => message)).toEqual([0, 1])
    expect(owned.text).toBe('<s>[INST]S!\n\nQ?[/INST]')
  })
})

describe('cl100k_base', () => {
  test("counts the example of OpenAI's cookbook, 129 tokens by its API", async () => {
    const named = (name: string, content: string) => ({ role: 'system', content, more: { name } })
    const conversation: Conversation = {
      tools: [],
      messages: [
        {
          role: 'system',
          content:
            'You are a helpful, pattern-following assistant that translates corporate jargon into plain English.',
          more: {},
        },
        named('example_user', 'New synergies will help drive top-line growth.'),
        named('example_assistant', 'Things working well together will increase revenue.'),
        named(
          'example_user',
          "Let's circle back when we have more bandwidth to touch base on opportunities for increased leverage.",
        ),
        named('example_assistant', "Let's talk later when we're less busy about how to do better."),
        {
          role: 'user',
          content: "This late pivot means we don't have time to boil the ocean for the client deliverable.",
          more: {},
        },
      ],
    }
    expect((await tallied('cl100k_base', conversation)).tokens).toBe(129)
  })
})

describe('a conversation in JSON', () => {
  test('is what an API takes, and comes back', () => {
    const text =
      '{"messages":[{"role":"user","content":[{"type":"text","text":"a"},{"type":"image_url"},{"type":"text","text":"b"}]},{"role":"assistant","tool_calls":[{"id":"1"}]}],"tools":[{"type":"function"}]}'
    const read = readConversation(text)
    expect(read).toEqual({
      ok: true,
      value: {
        otherParts: 1,
        conversation: {
          messages: [
            { role: 'user', content: 'a\nb', more: {} },
            { role: 'assistant', content: null, more: { tool_calls: [{ id: '1' }] } },
          ],
          tools: [{ type: 'function' }],
        },
      },
    })
    if (!read.ok) return
    expect(readConversation(conversationJson(read.value.conversation))).toMatchObject({
      value: { conversation: read.value.conversation },
    })
  })

  test.each([
    ['{', 'not-json'],
    ['"text"', 'not-a-chat'],
    ['[]', 'not-a-chat'],
    ['[{"content":"x"}]', 'not-a-chat'],
    ['[{"role":"user","content":3}]', 'not-a-chat'],
    [`[${'{"role":"user","content":"x"},'.repeat(100)}{"role":"user","content":"x"}]`, 'chat-too-long'],
    [`[{"role":"user","content":"${'x'.repeat(20_000)}"}]`, 'chat-too-long'],
    [`[{"role":"user","content":"x","more":${'['.repeat(100)}${']'.repeat(100)}}]`, 'not-a-chat'],
  ])('%s is refused', (text, code) => {
    expect(readConversation(text)).toMatchObject({ ok: false, failure: { code } })
  })
})

describe('the template of a configuration', () => {
  test('is the one that the reference takes', () => {
    const named = [
      { name: 'tool_use', template: 'T' },
      { name: 'default', template: 'D' },
    ]
    const bos = { content: '<s>', lstrip: false }
    expect(readChatTemplate({ chat_template: named, bos_token: bos, eos_token: '</s>' }, null)).toEqual({
      jinja: 'D',
      specialTokens: { bos_token: '<s>', eos_token: '</s>' },
      markers: [],
      others: ['tool_use'],
    })
    expect(readChatTemplate({ chat_template: 'C' }, 'file')?.jinja).toBe('file')
    for (const config of [null, 3, {}, { chat_template: 7 }]) expect(readChatTemplate(config, null)).toBeNull()
  })
})
