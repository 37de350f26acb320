/** The conversation as it is edited: prepared ones to choose from, its messages, and the same as JSON. */
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslations } from 'use-intl'
import { MAX_CHAT_UNITS, MAX_MESSAGES, type ChatMessage } from '../../core/chat/conversation.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { useFocusKept } from '../../ui/useFocusKept.ts'
import { moved, nextRole, setConversation, setMessages } from './changeChat.ts'
import { ConversationJson } from './ConversationJson.tsx'
import { exampleIds, examples } from './examples.ts'
import { MessageRow } from './MessageRow.tsx'
import styles from './ChatPanel.module.css'

export function Messages() {
  const t = useTranslations('chat')
  const store = useAppStore()
  const { messages, tools } = useAppState((state) => state.comparison.chat)
  const [isTooLong, setTooLong] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const kept = useFocusKept()
  const change = (next: readonly ChatMessage[]): void => setTooLong(!setMessages(store, next))
  /** The focus goes with the message, to the same button or, at an end, to the other one. */
  const move = (from: number, by: -1 | 1): void => {
    flushSync(() => change(moved(messages, from, from + by)))
    const item = list.current?.children[from + by]
    const buttons = ([by, by === 1 ? -1 : 1] as const).flatMap((way) => [
      ...(item?.querySelectorAll<HTMLButtonElement>(`button[data-by="${way}"]:enabled`) ?? []),
    ])
    buttons[0]?.focus()
  }
  return (
    <section aria-labelledby="chat-messages">
      <h3 id="chat-messages">{t('messages')}</h3>
      <fieldset className={styles['examples']}>
        <legend className="visually-hidden">{t('examples.label')}</legend>
        {exampleIds.map((id) => (
          <Button key={id} onClick={() => setTooLong(!setConversation(store, examples[id]))}>
            {t(`examples.${id}`)}
          </Button>
        ))}
      </fieldset>
      {messages.length === 0 && <p className={styles['note']}>{t('empty')}</p>}
      <ol ref={list} className={styles['messages']} {...kept}>
        {messages.map((message, index) => (
          <MessageRow
            // oxlint-disable-next-line react/no-array-index-key -- a message's place is what it is
            key={index}
            message={message}
            number={index + 1}
            isLast={index === messages.length - 1}
            onChange={(next) => change(messages.toSpliced(index, 1, next))}
            onMove={(by) => move(index, by)}
            onRemove={() => change(messages.toSpliced(index, 1))}
          />
        ))}
      </ol>
      {isTooLong && (
        <p role="alert" className={styles['warning']}>
          {t('limit', { messages: MAX_MESSAGES, limit: MAX_CHAT_UNITS })}
        </p>
      )}
      <p className={styles['buttons']}>
        <Button onClick={() => change([...messages, { role: nextRole(messages), content: '', more: {} }])}>
          {t('add')}
        </Button>
      </p>
      {tools.length > 0 && (
        <p className={styles['note']}>
          {t('tools', { count: tools.length })}{' '}
          <Button look="quiet" onClick={() => setConversation(store, { messages, tools: [] })}>
            {t('removeTools')}
          </Button>
        </p>
      )}
      <ConversationJson />
    </section>
  )
}
