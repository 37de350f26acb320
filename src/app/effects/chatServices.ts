/** Conversations: templates of the page and of tokenizers, rendered in a worker of their own that the first call starts. */
import type { ChatServices } from '../../state/chatServices.ts'
import { originalOf } from '../../core/tokenizers/reference.ts'
import { succeed } from '../../core/tokenizers/failure.ts'
import type { ChatService } from '../../platform/workers/chat/protocol.ts'
import type { TokenizationService } from '../../platform/workers/tokenization/protocol.ts'

export function createChatServices(service: TokenizationService): ChatServices {
  let client: Promise<ChatService> | null = null
  const running = (): Promise<ChatService> =>
    (client ??= import('../../platform/workers/chat/client.ts').then(({ createChatClient }) => createChatClient()))
  return {
    async templateOf(reference) {
      const { shippedTemplate } = await import('../../platform/chat/shippedTemplates.ts')
      // A variant is cut otherwise; its conversations are its original's.
      const shipped = await shippedTemplate(originalOf(reference))
      return shipped === null ? service.chatTemplate(reference) : succeed(shipped)
    },
    render: async (request) => (await running()).render(request),
    segment: (reference, text, markers, adds) => service.segment(reference, text, markers, adds),
  }
}
