/** What lanes made of conversations, each with its question: outside the panel, for what is exported, and for when it is shown again. */
import { create } from 'zustand'
import type { ChatQuestion, LaneChat } from './laneChat.ts'

interface AnsweredChat {
  readonly question: ChatQuestion
  readonly chat: LaneChat
}

/** By lane. */
export const useAnsweredChats = create<{ readonly chats: ReadonlyMap<string, AnsweredChat> }>(() => ({
  chats: new Map(),
}))

export function putAnswer(lane: string, answered: AnsweredChat): void {
  useAnsweredChats.setState(({ chats }) => ({ chats: new Map(chats).set(lane, answered) }))
}
