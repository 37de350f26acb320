/**
 * A renderer that remembers what it rendered for this conversation and the one before. While one message is written, the
 * beginnings of the conversation before it are the same, and so is the rendering in which marks stand for contents: of the
 * dozens of renderings that `ownership.ts` asks for, two or three are new.
 */
import type { Outcome } from '../tokenizers/failure.ts'
import type { Renderer } from './renderTemplate.ts'

export interface RememberedRenderer {
  readonly render: Renderer
  /** Forgets what was not asked for since the last call of this. */
  forgetUnused(): void
}

export function rememberRenderings(render: Renderer): RememberedRenderer {
  let before = new Map<string, Outcome<string>>()
  let now = new Map<string, Outcome<string>>()
  return {
    render(conversation, switches) {
      const key = JSON.stringify([conversation.messages, conversation.tools, switches])
      const rendered = now.get(key) ?? before.get(key) ?? render(conversation, switches)
      now.set(key, rendered)
      return rendered
    },
    forgetUnused() {
      before = now
      now = new Map()
    },
  }
}
