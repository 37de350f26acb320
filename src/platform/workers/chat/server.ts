/** The chat service as it runs in its worker. Keeps nothing. */
import { renderOwned, type RenderedChat } from '../../../core/chat/ownership.ts'
import { createRenderer } from '../../../core/chat/renderTemplate.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import { unexpected } from '../unexpected.ts'
import type { ChatService, RenderRequest } from './protocol.ts'

export class ChatServer implements ChatService {
  async render({ template, conversation, switches }: RenderRequest): Promise<Outcome<RenderedChat>> {
    try {
      return renderOwned(createRenderer(template), conversation, switches)
    } catch (error) {
      return { ok: false, failure: unexpected(error) }
    }
  }

  async ping(): Promise<void> {}
}
