/** What lanes made of conversations, each with its question: outside the panel, for what is exported, and for when it is shown again. */
import { create } from 'zustand'
import type { TokenizerCard } from '../../core/tokenizers/card.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'
import type { ChatQuestion, LaneChat } from './laneChat.ts'

interface AnsweredChat {
  readonly question: ChatQuestion
  /** Of the tokenizer that was asked: another object after it was loaded again. */
  readonly card: TokenizerCard
  readonly chat: LaneChat
}

/** By lane. */
export const useAnsweredChats = create<{ readonly chats: ReadonlyMap<string, AnsweredChat> }>(() => ({
  chats: new Map(),
}))

export function putAnswer(lane: string, answered: AnsweredChat): void {
  useAnsweredChats.setState(({ chats }) => ({ chats: new Map(chats).set(lane, answered) }))
}

/** Forgets the answers of other lanes than these. */
export function keepAnswersOf(lanes: readonly string[]): void {
  const { chats } = useAnsweredChats.getState()
  const kept = [...chats].filter(([lane]) => lanes.includes(lane))
  if (kept.length < chats.size) useAnsweredChats.setState({ chats: new Map(kept) })
}

/** The card of a lane's tokenizer as it is loaded now; null if it is not. */
export function loadedCard(state: AppState, lane: string): TokenizerCard | null {
  const status = tokenizerStatus(state, lane)
  return status.status === 'ready' ? status.card : null
}

/** The lane's last answer, if the tokenizer that is loaded now gave it; undefined if not. */
export function answerBy(
  chats: ReadonlyMap<string, AnsweredChat>,
  lane: string,
  card: TokenizerCard | null,
): AnsweredChat | undefined {
  const answer = chats.get(lane)
  return answer?.card === card ? answer : undefined
}
