/** The chats of all lanes, kept up with the conversation: an answer that is late is not shown. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useAppState, useServices } from '../../state/react.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import { chatOfLane, type ChatQuestion, type LaneChat } from './laneChat.ts'

const loading: LaneChat = { status: 'loading' }

export interface ShownChat {
  readonly lane: string
  readonly chat: LaneChat
}

interface AnsweredChat {
  readonly question: ChatQuestion
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
  const answered = useRef<ReadonlyMap<string, AnsweredChat>>(new Map())
  const [chats, setChats] = useState(answered.current)
  useEffect(() => {
    let isCurrent = true
    async function ask(): Promise<void> {
      const wanted = (ready === '' ? [] : ready.split('\n')).filter(
        (lane) => answered.current.get(lane)?.question !== question,
      )
      for (const lane of wanted) {
        const chat = await chatOfLane(services, lane, question)
        if (!isCurrent) return
        answered.current = new Map(answered.current).set(lane, { question, chat })
        setChats(answered.current)
      }
    }
    const timer = setTimeout(() => void ask(), answered.current.size === 0 ? 0 : DEBOUNCE_MS)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [services, ready, question])
  return useMemo(() => lanes.map((lane) => ({ lane, chat: chats.get(lane)?.chat ?? loading })), [lanes, chats])
}

function useQuestion(): ChatQuestion {
  const { messages, tools, generationPrompt, thinking, fallback } = useAppState((state) => state.comparison.chat)
  return useMemo(
    () => ({
      conversation: { messages, tools },
      switches: { generationPrompt, thinking: thinking === 'template' ? null : thinking === 'on' },
      fallback,
    }),
    [messages, tools, generationPrompt, thinking, fallback],
  )
}
