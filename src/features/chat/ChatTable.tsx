/** Tokens of each message for every lane: content and what the template puts around it, and the sums. */
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import { Term } from '../../ui/Term.tsx'
import { useNumbers } from '../../ui/useNumbers.ts'
import type { ReadyChat } from './laneChat.ts'
import type { ShownChat } from './useChats.ts'
import styles from './ChatPanel.module.css'

/** Code points of a message that are shown as its name. */
const BEGINNING = 28

function beginningOf(text: string): string {
  const characters = Array.from(text.slice(0, 2 * BEGINNING + 2))
  return characters.length > BEGINNING ? `${characters.slice(0, BEGINNING).join('').trimEnd()}…` : characters.join('')
}

export function ChatTable({ chats }: { readonly chats: readonly ShownChat[] }) {
  const t = useTranslations('chat')
  const state = useAppState((whole) => whole)
  const nameOf = useTokenizerNames()
  const whole = useNumbers()
  const percent = useNumbers(1)
  const { messages } = state.comparison.chat
  const ready = chats.flatMap(({ lane, chat }): readonly (ReadyChat & { readonly lane: string })[] =>
    chat.status === 'ready' && chat.tally.messages.length === messages.length ? [{ ...chat, lane }] : [],
  )
  if (ready.length === 0) return null
  const row = (title: ReactNode, figure: (chat: ReadyChat) => string) => (
    <tr>
      <th scope="row">{title}</th>
      {ready.map((chat) => (
        <td key={chat.lane}>{figure(chat)}</td>
      ))}
    </tr>
  )
  return (
    <section aria-labelledby="chat-table">
      <h3 id="chat-table">{t('table')}</h3>
      <p className={styles['note']}>{t('howTable')}</p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
      <section className={styles['table']} aria-label={t('table')} tabIndex={0}>
        <table translate="no">
          <thead>
            <tr>
              <th scope="col">{t('message')}</th>
              {ready.map(({ lane }) => (
                <th key={lane} scope="col">
                  {nameOf(state, lane)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {messages.map(({ role, content }, index) => (
              // oxlint-disable-next-line react/no-array-index-key -- a message's place is what it is
              <tr key={index}>
                <th scope="row">
                  {role} <bdi className={styles['excerpt']}>{beginningOf(content ?? '')}</bdi>
                </th>
                {ready.map(({ lane, tally }) => (
                  <td key={lane}>
                    {t('tokensOf', {
                      content: tally.messages[index]?.content ?? 0,
                      overhead: tally.messages[index]?.overhead ?? 0,
                    })}
                  </td>
                ))}
              </tr>
            ))}
            {row(t('outside'), ({ tally }) => whole(tally.outside))}
          </tbody>
          <tfoot>
            {row(t('total.content'), ({ tally }) => whole(tally.content))}
            {row(<Term id="template-overhead">{t('total.overhead')}</Term>, ({ tally }) => whole(tally.overhead))}
            {row(t('total.share'), ({ tally, encoding }) =>
              encoding.ids.length === 0 ? '–' : `${percent((100 * tally.overhead) / encoding.ids.length)} %`,
            )}
            {row(t('total.tokens'), ({ encoding }) => whole(encoding.ids.length))}
          </tfoot>
        </table>
      </section>
    </section>
  )
}
