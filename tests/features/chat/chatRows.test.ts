/** The exported table of a conversation: a lane's tokens add up to all, and nothing is left out. */
import { expect, test } from 'vitest'
import { chatColumns, chatRows } from '../../../src/features/chat/chatRows.ts'
import { isSame, questionOf } from '../../../src/features/chat/chatQuestion.ts'
import { defaultOptions } from '../../../src/features/options.ts'

const tally = {
  messages: [
    { content: 3, overhead: 5 },
    { content: 0, overhead: 0 },
  ],
  outside: 2,
  content: 3,
  overhead: 7,
  owners: [],
  control: [],
}

test('a row per message and one of the tokens around them', () => {
  const rows = chatRows(
    [{ name: 'Qwen3', reference: 'qwen3', borrowedFrom: null, chat: { tally } }],
    ['user', 'assistant'],
  )
  expect(rows).toEqual([
    [1, 'user', 'Qwen3', 'qwen3', null, 3, 5, 8, 5 / 8],
    [2, 'assistant', 'Qwen3', 'qwen3', null, 0, 0, 0, null],
    [null, null, 'Qwen3', 'qwen3', null, 0, 2, 2, 1],
  ])
  const at = chatColumns.findIndex(({ id }) => id === 'tokens')
  expect(rows.reduce((sum, row) => sum + Number(row[at]), 0)).toBe(tally.content + tally.overhead)
})

test('a question is the same while nothing of the conversation is replaced', () => {
  const { chat } = defaultOptions
  expect(isSame(questionOf(chat), questionOf({ ...chat }))).toBe(true)
  expect(isSame(undefined, questionOf(chat))).toBe(false)
  for (const other of [
    { messages: [...chat.messages] },
    { tools: [] },
    { generationPrompt: !chat.generationPrompt },
    { thinking: 'on' as const },
    { fallback: 'qwen3' },
  ])
    expect(isSame(questionOf(chat), questionOf({ ...chat, ...other }))).toBe(false)
})
