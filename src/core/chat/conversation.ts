/**
 * A conversation: messages as an API takes them. What a template may read besides role and content (tool calls, names,
 * reasoning) is kept as it is. Pure; options refer to it, so it stands in the first screen.
 */
import * as v from 'valibot'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json }

export interface ChatMessage {
  readonly role: string
  /** Null where a message is nothing but calls of tools. */
  readonly content: string | null
  /** Everything else, such as `tool_calls`, `name`, `tool_call_id`, `reasoning_content`. */
  readonly more: Readonly<Record<string, Json>>
}

export interface Conversation {
  readonly messages: readonly ChatMessage[]
  /** As the API takes them; empty if there are none. */
  readonly tools: readonly Json[]
}

export const MAX_MESSAGES = 100
/** UTF-16 units of the JSON of all messages and tools together: what a link has room for. */
export const MAX_CHAT_UNITS = 20_000

/** What JSON.parse gives is JSON: only the depth is limited, so that nothing recurses without end. */
const MAX_DEPTH = 40

export const json: v.GenericSchema<unknown, Json> = v.custom<Json>((value) => isJson(value, MAX_DEPTH))

function isJson(value: unknown, depth: number): boolean {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (depth === 0 || typeof value !== 'object') return false
  return Object.values(value).every((one) => isJson(one, depth - 1))
}

/** Whether a conversation is longer than the page takes. */
export function isTooLong({ messages, tools }: Conversation): boolean {
  return messages.length > MAX_MESSAGES || JSON.stringify({ messages, tools }).length > MAX_CHAT_UNITS
}
