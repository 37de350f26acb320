/** The conversation of the panel Chat, and how its templates are told to render it. */
import * as v from 'valibot'
import { isTooLong, json, MAX_CHAT_UNITS, MAX_MESSAGES, type ChatMessage } from '../../core/chat/conversation.ts'
import { columnId, list, shortText } from '../../core/options/fields.ts'
import { defineOptions, option } from '../../core/options/group.ts'

const message: v.GenericSchema<unknown, ChatMessage> = v.object({
  role: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
  content: v.nullable(shortText(MAX_CHAT_UNITS)),
  more: v.record(v.string(), json),
})

const start: readonly ChatMessage[] = [
  { role: 'system', content: 'You are a helpful assistant.', more: {} },
  { role: 'user', content: 'How many tokens is this question?', more: {} },
  { role: 'assistant', content: 'That depends on the tokenizer.', more: {} },
  { role: 'user', content: 'And the whole conversation?', more: {} },
]

/** `template`: the template is told nothing, and does what it does then. They stand in links, never re-used. */
export const thinkings = ['template', 'on', 'off'] as const

export const chatOptions = defineOptions({
  messages: option(
    v.pipe(
      list(message, MAX_MESSAGES),
      v.check((messages) => !isTooLong({ messages, tools: [] })),
    ),
    [...start],
  ),
  /** Definitions of tools, as an API takes them. */
  tools: option(
    v.pipe(
      list(json, MAX_MESSAGES),
      v.check((tools) => !isTooLong({ messages: [], tools })),
    ),
    [],
  ),
  /** Whether the text ends where an answer begins. */
  generationPrompt: option(v.boolean(), true),
  thinking: option(v.picklist(thinkings), 'template'),
  /** The tokenizer whose template stands in for lanes that have none; null: they are not shown. */
  fallback: option(v.nullable(columnId), null),
})
