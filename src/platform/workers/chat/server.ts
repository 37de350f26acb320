/** The chat service as it runs in its worker. Keeps templates that were read, each with its last renderings. */
import { renderOwned, type RenderedChat } from '../../../core/chat/ownership.ts'
import { rememberRenderings, type RememberedRenderer } from '../../../core/chat/rememberedRenderer.ts'
import { createRenderer } from '../../../core/chat/renderTemplate.ts'
import type { ChatTemplate } from '../../../core/tokenizers/chatTemplate.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import { unexpected } from '../unexpected.ts'
import type { ChatService, RenderRequest } from './protocol.ts'

/** Templates that are kept: more than lanes that a screen shows. */
const MAX_TEMPLATES = 12

export class ChatServer implements ChatService {
  /** The one that was used last at the end. */
  readonly #renderers = new Map<string, RememberedRenderer>()

  async render({ template, conversation, switches }: RenderRequest): Promise<Outcome<RenderedChat>> {
    try {
      const remembered = this.#rendererOf(template)
      remembered.forgetUnused()
      return renderOwned(remembered.render, conversation, switches)
    } catch (error) {
      return { ok: false, failure: unexpected(error) }
    }
  }

  #rendererOf(template: ChatTemplate): RememberedRenderer {
    const key = JSON.stringify([template.jinja, template.specialTokens])
    const renderer = this.#renderers.get(key) ?? rememberRenderings(createRenderer(template))
    this.#renderers.delete(key)
    this.#renderers.set(key, renderer)
    const [oldest] = this.#renderers.keys()
    if (this.#renderers.size > MAX_TEMPLATES && oldest !== undefined) this.#renderers.delete(oldest)
    return renderer
  }

  async ping(): Promise<void> {}
}
