/** Runs a chat template over a conversation, as `apply_chat_template` of Hugging Face's library does. May take long: a worker's work. */
import { Template } from '@huggingface/jinja'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import type { ChatTemplate } from '../tokenizers/chatTemplate.ts'
import type { Conversation } from './conversation.ts'

/** What a template is told besides the conversation. */
export interface ChatSwitches {
  /** Whether the text ends where the language model's answer begins. */
  readonly generationPrompt: boolean
  /** Null: the template is told nothing of it. */
  readonly thinking: boolean | null
}

/** UTF-16 units of a text that a template makes; a longer one is refused. */
const MAX_RENDERED = 1_000_000

const OBJECT = '[object Map]'

/** A template that was read once, for many conversations. */
export type Renderer = (conversation: Conversation, switches: ChatSwitches) => Outcome<string>

/** Failures of the renderer: `chat-template` {detail}, also where the template itself refuses the conversation; `chat-output` {limit}. */
export function createRenderer({ jinja, specialTokens }: ChatTemplate): Renderer {
  const failed = (error: unknown): Outcome<never> =>
    fail('chat-template', { detail: error instanceof Error ? error.message : String(error) })
  let template: Template
  try {
    template = new Template(jinja)
  } catch (error) {
    return () => failed(error)
  }
  return ({ messages, tools }, { generationPrompt, thinking }) => {
    try {
      const text = template.render({
        ...specialTokens,
        messages: messages.map(({ role, content, more }) => ({ role, content, ...more })),
        ...(tools.length === 0 ? {} : { tools }),
        add_generation_prompt: generationPrompt,
        // By both names that published templates have for it.
        ...(thinking === null ? {} : { enable_thinking: thinking, thinking }),
      })
      // Jinja stops where a template joins a text and an object; this implementation writes that it is one.
      if (text.includes(OBJECT) && !JSON.stringify(messages).includes(OBJECT))
        return failed('it joins a text and an object')
      return text.length > MAX_RENDERED ? fail('chat-output', { limit: MAX_RENDERED }) : succeed(text)
    } catch (error) {
      return failed(error)
    }
  }
}
