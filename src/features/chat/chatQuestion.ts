/** What the lanes are asked of the conversation. Pure. */
import type { AllOptions } from '../options.ts'
import type { ChatQuestion } from './laneChat.ts'

export function questionOf({
  messages,
  tools,
  generationPrompt,
  thinking,
  fallback,
}: AllOptions['chat']): ChatQuestion {
  return {
    conversation: { messages, tools },
    switches: { generationPrompt, thinking: thinking === 'template' ? null : thinking === 'on' },
    fallback,
  }
}

/** Whether it is the same question: of the same messages and tools, which are never changed but replaced. */
export function isSame(one: ChatQuestion | undefined, other: ChatQuestion): boolean {
  return (
    one !== undefined &&
    one.conversation.messages === other.conversation.messages &&
    one.conversation.tools === other.conversation.tools &&
    one.switches.generationPrompt === other.switches.generationPrompt &&
    one.switches.thinking === other.switches.thinking &&
    one.fallback === other.fallback
  )
}
