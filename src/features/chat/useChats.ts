/** The chats of all lanes, kept up with the conversation: an answer that is late is not shown. */
import { useEffect, useMemo } from 'react'
import { useShallow } from 'zustand/react/shallow'
import { useAppState, useServices } from '../../state/react.ts'
import { answerBy, keepAnswersOf, loadedCard, putAnswer, useAnsweredChats } from './answeredChats.ts'
import { isSame, questionOf } from './chatQuestion.ts'
import { chatOfLane, type ChatQuestion, type LaneChat } from './laneChat.ts'

const loading: LaneChat = { status: 'loading' }

export interface ShownChat {
  readonly lane: string
  readonly chat: LaneChat
}

/** After the last key: while somebody writes, templates would run for conversations that nobody sees. */
const DEBOUNCE_MS = 150

/** In the order of the lanes; what was there stays until the new answer is. A lane that has its answer is not asked again. */
export function useChats(): readonly ShownChat[] {
  const { chat: services } = useServices()
  const lanes = useAppState((state) => state.comparison.tokenizers)
  const cards = useAppState(useShallow((state) => lanes.map((lane) => loadedCard(state, lane))))
  const question = useQuestion()
  const chats = useAnsweredChats((all) => all.chats)
  useEffect(() => {
    keepAnswersOf(lanes)
    let isCurrent = true
    async function ask(): Promise<void> {
      for (const [place, lane] of lanes.entries()) {
        const card = cards[place] ?? null
        const known = answerBy(useAnsweredChats.getState().chats, lane, card)
        if (card === null || isSame(known?.question, question)) continue
        const chat = await chatOfLane(services, lane, question)
        if (!isCurrent) return
        putAnswer(lane, { question, card, chat })
      }
    }
    const timer = setTimeout(() => void ask(), useAnsweredChats.getState().chats.size === 0 ? 0 : DEBOUNCE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [services, lanes, cards, question])
  return useMemo(
    () => lanes.map((lane, place) => ({ lane, chat: answerBy(chats, lane, cards[place] ?? null)?.chat ?? loading })),
    [lanes, cards, chats],
  )
}

function useQuestion(): ChatQuestion {
  const options = useAppState((state) => state.comparison.chat)
  return useMemo(() => questionOf(options), [options])
}
