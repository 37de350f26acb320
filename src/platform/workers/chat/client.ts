/** The page's side of the chat worker, which is started by the first call, and anew after a template that did not end. */
import { forwardCalls } from '../calls.ts'
import { createWorkerLink } from '../workerLink.ts'
import { chatCalls, type ChatService } from './protocol.ts'

/** @param createWorker the project's worker by default */
export function createChatClient(
  createWorker = (): Worker =>
    new Worker(new URL('./chat.worker.ts', import.meta.url), { type: 'module', name: 'chat' }),
): ChatService {
  const link = createWorkerLink<ChatService, null>({
    createWorker,
    createKnown: () => null,
    stoppedAs: 'chat-stopped',
    ping: (service) => service.ping(),
  })
  return forwardCalls<ChatService, null>(chatCalls, link)
}
