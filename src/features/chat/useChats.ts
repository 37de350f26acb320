/** The chats of all lanes, kept up with the conversation: an answer that is late is not shown. */
import { useEffect, useMemo, useState } from 'react'
import { useAppState, useServices } from '../../state/react.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import { chatOfLane, type ChatQuestion, type LaneChat } from './laneChat.ts'

const loading: LaneChat = { status: 'loading' }

export interface ShownChat {
  readonly lane: string
  readonly chat: LaneChat
}

/** In the order of the lanes; what was there stays until the new answer is. */
export function useChats(): readonly ShownChat[] {
  const { chat: services } = useServices()
  const lanes = useAppState((state) => state.comparison.tokenizers)
  const ready = useAppState((state) =>
    state.comparison.tokenizers.filter((lane) => tokenizerStatus(state, lane).status === 'ready').join('\n'),
  )
  const { messages, tools, generationPrompt, thinking, fallback } = useAppState((state) => state.comparison.chat)
  const question = useMemo(
    (): ChatQuestion => ({
      conversation: { messages, tools },
      switches: { generationPrompt, thinking: thinking === 'template' ? null : thinking === 'on' },
      fallback,
    }),
    [messages, tools, generationPrompt, thinking, fallback],
  )
  const [chats, setChats] = useState<ReadonlyMap<string, LaneChat>>(new Map())
  useEffect(() => {
    let isCurrent = true
    async function ask(): Promise<void> {
      for (const lane of ready === '' ? [] : ready.split('\n')) {
        const chat = await chatOfLane(services, lane, question)
        if (!isCurrent) return
        setChats((before) => new Map(before).set(lane, chat))
      }
    }
    void ask()
    return () => {
      isCurrent = false
    }
  }, [services, ready, question])
  return useMemo(() => lanes.map((lane) => ({ lane, chat: chats.get(lane) ?? loading })), [lanes, chats])
}
