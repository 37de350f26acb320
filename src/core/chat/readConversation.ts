/** A conversation as people paste it: the messages of an API's request, in JSON. Pure. */
import * as v from 'valibot'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import { isTooLong, json, MAX_CHAT_UNITS, MAX_MESSAGES, type ChatMessage, type Conversation } from './conversation.ts'

const textPart = v.object({ text: v.string() })
const givenMessage = v.objectWithRest(
  {
    role: v.pipe(v.string(), v.minLength(1), v.maxLength(60)),
    content: v.optional(v.nullable(v.union([v.string(), v.array(v.unknown())])), null),
  },
  json,
)
const givenMessages = v.array(givenMessage)
const givenConversation = v.object({ messages: givenMessages, tools: v.optional(v.nullable(v.array(json)), null) })

export interface ReadConversation {
  readonly conversation: Conversation
  /** Parts of contents that are no text, such as pictures: they are not in the conversation. */
  readonly otherParts: number
}

/**
 * Reads the JSON of messages: a list of `{role, content}`, or an object with `messages` and perhaps `tools`. A content in parts becomes
 * the texts of its parts, a line each. Failures: `not-json` {what, detail}, `not-a-chat` {detail}, `chat-too-long` {messages, limit}.
 */
export function readConversation(text: string): Outcome<ReadConversation> {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    return fail('not-json', { what: 'the conversation', detail: error instanceof Error ? error.message : '' })
  }
  const result = v.safeParse(givenConversation, Array.isArray(parsed) ? { messages: parsed } : parsed)
  if (!result.success) {
    const [issue] = result.issues
    return fail('not-a-chat', { detail: `${v.getDotPath(issue) ?? 'messages'}: ${issue.message}` })
  }
  const { messages, tools } = result.output
  if (messages.length === 0) return fail('not-a-chat', { detail: 'messages: there are none' })
  let otherParts = 0
  const read = messages.map(({ role, content, ...more }): ChatMessage => {
    if (!Array.isArray(content)) return { role, content, more }
    const texts = content.flatMap((part) => {
      const textOf = v.safeParse(textPart, part)
      return textOf.success ? [textOf.output.text] : []
    })
    otherParts += content.length - texts.length
    return { role, content: texts.join('\n'), more }
  })
  const conversation = { messages: read, tools: tools ?? [] }
  return isTooLong(conversation)
    ? fail('chat-too-long', { messages: MAX_MESSAGES, limit: MAX_CHAT_UNITS })
    : succeed({ conversation, otherParts })
}

/** The messages as an API takes them, and as {@link readConversation} reads them. */
export function conversationJson({ messages, tools }: Conversation): string {
  const given = messages.map(({ role, content, more }) => ({ role, content, ...more }))
  return JSON.stringify(tools.length === 0 ? given : { messages: given, tools }, null, 2)
}
