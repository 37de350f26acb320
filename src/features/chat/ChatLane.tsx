/** What a language model reads: the rendered text token by token, tinted by whose each is, with what there is to know of it. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import { useTokenizerName } from '../../state/tokenizerNames.ts'
import { useFailureText } from '../../ui/useFailureText.ts'
import { useNumbers } from '../../ui/useNumbers.ts'
import { LaneStatus } from '../../ui/lanes/LaneStatus.tsx'
import { drawText } from '../../ui/lanes/drawText.tsx'
import { tokenPieces } from '../../ui/lanes/tokenPieces.ts'
import type { ReadyChat } from './laneChat.ts'
import type { ShownChat } from './useChats.ts'
import styles from './ChatPanel.module.css'

/** Pieces that are drawn: more than a person reads, less than holds up the page. */
const MAX_DRAWN = 3000

export function ChatLane({ lane, chat }: ShownChat) {
  const t = useTranslations('chat')
  const name = useTokenizerName(lane)
  const failureText = useFailureText()
  const whole = useNumbers()
  const isLoaded = useAppState((state) => tokenizerStatus(state, lane).status === 'ready')
  return (
    <section className={styles['lane']} aria-label={name}>
      <h4>
        <span translate="no">{name}</span>{' '}
        {chat.status === 'ready' && (
          <span className={styles['count']}>
            {whole(chat.encoding.ids.length)} {t('total.tokens').toLowerCase()}
          </span>
        )}
      </h4>
      <LaneStatus reference={lane} name={name} />
      {chat.status === 'loading' && isLoaded && <p className={styles['note']}>{t('loading')}</p>}
      {chat.status === 'failed' && <p className={styles['warning']}>{failureText(chat.failure)}</p>}
      {chat.status === 'ready' && (
        <>
          <About lane={lane} chat={chat} />
          <Text chat={chat} />
        </>
      )}
    </section>
  )
}

function About({ lane, chat }: { readonly lane: string; readonly chat: ReadyChat }) {
  const t = useTranslations('chat')
  const lender = useTokenizerName(chat.borrowedOf ?? lane)
  const { altered } = chat.rendered
  const warnings = [
    ...(chat.beginTokens === 'two' ? [t('warnings.twoBegins')] : []),
    ...chat.tally.control.map((message) => t('warnings.control', { number: message + 1 })),
    ...altered.map(({ message, how }) => t(`warnings.${how}`, { number: message + 1 })),
  ]
  const notes = [
    ...(chat.borrowedOf === null ? [] : [t('borrowed', { name: lender })]),
    ...(chat.borrowedOf === null && lane === 'cl100k_base' ? [t('counted')] : []),
    ...(chat.borrowedOf === null && lane === 'o200k_base' ? [t('harmony')] : []),
    ...(chat.beginTokens === 'would-be-two' ? [t('warnings.wouldBegin')] : []),
    ...(chat.template.others.length === 0 ? [] : [t('warnings.others', { names: chat.template.others.join(', ') })]),
  ]
  return (
    <>
      {notes.map((note) => (
        <p key={note} className={styles['note']}>
          {note}
        </p>
      ))}
      {warnings.length > 0 && (
        <ul aria-label={t('warnings.label')} className={styles['warnings']}>
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </>
  )
}

function Text({ chat: { rendered, encoding, tally } }: { readonly chat: ReadyChat }) {
  const t = useTranslations('chat')
  const pieces = useMemo(() => tokenPieces(rendered.text, encoding), [rendered, encoding])
  return (
    <>
      <p className={styles['text']} translate="no" dir="auto">
        {pieces.slice(0, MAX_DRAWN).map(({ text, first }) => (
          <span key={first} className={`${styles['piece']} ${styles[tally.owners[first] ?? 'template']}`}>
            {drawText(text, false, text.includes('\n'))}
          </span>
        ))}
      </p>
      {pieces.length > MAX_DRAWN && <p className={styles['note']}>{t('cut', { count: MAX_DRAWN })}</p>}
    </>
  )
}
