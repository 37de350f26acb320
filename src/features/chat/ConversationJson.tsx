/** The conversation as the JSON of an API's request: to copy from, and to paste into. What is typed stays until it is read. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { conversationJson, readConversation } from '../../core/chat/readConversation.ts'
import type { Failure } from '../../core/tokenizers/failure.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { useFailureText } from '../../ui/useFailureText.ts'
import { setConversation } from './changeChat.ts'
import styles from './ChatPanel.module.css'

interface Read {
  readonly messages: number
  readonly otherParts: number
}

export function ConversationJson() {
  const t = useTranslations('chat.json')
  const store = useAppStore()
  const failureText = useFailureText()
  const chat = useAppState((state) => state.comparison.chat)
  const [typed, setTyped] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [done, setDone] = useState<Read | null>(null)
  const json = typed ?? conversationJson(chat)
  function read(): void {
    const outcome = readConversation(json)
    setFailure(outcome.ok ? null : outcome.failure)
    setDone(null)
    if (!outcome.ok) return
    const { conversation, otherParts } = outcome.value
    setConversation(store, conversation)
    setDone({ messages: conversation.messages.length, otherParts })
    setTyped(null)
  }
  return (
    <details className={styles['json']}>
      <summary>{t('title')}</summary>
      <p className={styles['note']}>{t('how')}</p>
      <textarea
        aria-label={t('label')}
        rows={10}
        spellCheck={false}
        translate="no"
        value={json}
        onChange={({ target }) => {
          setTyped(target.value)
          setDone(null)
        }}
      />
      {failure !== null && (
        <p role="alert" className={styles['warning']}>
          {failureText(failure)}
        </p>
      )}
      <p className={styles['buttons']}>
        <Button onClick={read}>{t('read')}</Button>
        <output className={styles['note']}>
          {done !== null && t('done', { count: done.messages })}{' '}
          {done !== null && done.otherParts > 0 && t('otherParts', { count: done.otherParts })}
        </output>
      </p>
    </details>
  )
}
