/**
 * What the page and the chat worker say to each other, and the table of its calls. Comlink carries them. A template is a program
 * of strangers: it runs where it holds up nobody, and is stopped when it takes too long.
 */
import type { ChatTemplate } from '../../../core/tokenizers/chatTemplate.ts'
import type { Conversation } from '../../../core/chat/conversation.ts'
import type { RenderedChat } from '../../../core/chat/ownership.ts'
import type { ChatSwitches } from '../../../core/chat/renderTemplate.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import type { AnyCallTable, CallTable } from '../calls.ts'

export interface RenderRequest {
  readonly template: ChatTemplate
  readonly conversation: Conversation
  readonly switches: ChatSwitches
}

export interface ChatService {
  /** Failures: `chat-template` {detail}, `chat-output` {limit}; `chat-stopped` if the template takes too long. */
  render(request: RenderRequest): Promise<Outcome<RenderedChat>>
  /** Answered as soon as the worker takes messages. */
  ping(): Promise<void>
}

/** A template of the page takes milliseconds for the longest conversation; starting the worker may take seconds. */
const RENDERING = { timeoutMs: 5_000 }

export const chatCalls = {
  render: RENDERING,
  ping: { onlyRunning: true },
} as const satisfies CallTable<ChatService> & AnyCallTable
