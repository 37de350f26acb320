/** Changes of the conversation: each is refused as a whole where it would be longer than a conversation may be. */
import { isTooLong, type ChatMessage, type Conversation } from '../../core/chat/conversation.ts'
import { setOptions } from '../../state/actions/options.ts'
import type { Store } from '../../state/store.ts'

/** False if it would be too long; then nothing has changed. */
export function setConversation(store: Store, { messages, tools }: Conversation): boolean {
  if (isTooLong({ messages, tools })) return false
  setOptions(store, 'chat', { messages: [...messages], tools: [...tools] })
  return true
}

export function setMessages(store: Store, messages: readonly ChatMessage[]): boolean {
  return setConversation(store, { messages, tools: store.getState().comparison.chat.tools })
}

/** The messages with the one at `from` moved to `to`. Pure. */
export function moved(messages: readonly ChatMessage[], from: number, to: number): readonly ChatMessage[] {
  const message = messages[from]
  if (message === undefined || to < 0 || to >= messages.length) return messages
  const rest = messages.toSpliced(from, 1)
  return rest.toSpliced(to, 0, message)
}

/** Who would speak next. */
export function nextRole(messages: readonly ChatMessage[]): string {
  return messages.at(-1)?.role === 'user' ? 'assistant' : 'user'
}
