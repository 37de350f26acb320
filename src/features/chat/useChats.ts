/** The chats of all lanes, kept up with the conversation: an answer that is late is not shown. */
import { useEffect, useMemo } from 'react'
import { useAppState, useServices } from '../../state/react.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import { putAnswer, useAnsweredChats } from './answeredChats.ts'
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
  const ready = useAppState((state) =>
    state.comparison.tokenizers.filter((lane) => tokenizerStatus(state, lane).status === 'ready').join('\n'),
  )
  const question = useQuestion()
  const chats = useAnsweredChats((all) => all.chats)
  useEffect(() => {
    let isCurrent = true
    async function ask(): Promise<void> {
      const wanted = (ready === '' ? [] : ready.split('\n')).filter(
        (lane) => !isSame(useAnsweredChats.getState().chats.get(lane)?.question, question),
      )
      for (const lane of wanted) {
        const chat = await chatOfLane(services, lane, question)
        if (!isCurrent) return
        putAnswer(lane, { question, chat })
      }
    }
    const timer = setTimeout(() => void ask(), useAnsweredChats.getState().chats.size === 0 ? 0 : DEBOUNCE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [services, ready, question])
  return useMemo(() => lanes.map((lane) => ({ lane, chat: chats.get(lane)?.chat ?? loading })), [lanes, chats])
}

function useQuestion(): ChatQuestion {
  const options = useAppState((state) => state.comparison.chat)
  return useMemo(() => questionOf(options), [options])
}
