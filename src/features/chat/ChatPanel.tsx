/** Conversations: what each tokenizer's chat template makes of them, and what that costs. */
import { useTranslations } from 'use-intl'
import { Term } from '../../ui/Term.tsx'
import { ChatLane } from './ChatLane.tsx'
import { ChatTable } from './ChatTable.tsx'
import { Messages } from './Messages.tsx'
import { WithoutTemplate } from './WithoutTemplate.tsx'
import { Switches } from './Switches.tsx'
import { useChats } from './useChats.ts'
import styles from './ChatPanel.module.css'

const owners = ['content', 'role', 'template'] as const

export default function ChatPanel() {
  const t = useTranslations('chat')
  const chats = useChats()
  return (
    <div className={styles['panel']}>
      <h2>{t('title')}</h2>
      <p className={styles['intro']}>{t('intro')}</p>
      <div className={styles['columns']}>
        <Messages />
        <div className={styles['answers']}>
          <Switches />
          <ChatTable chats={chats} />
        </div>
      </div>
      <section aria-labelledby="chat-lanes">
        <h3 id="chat-lanes">{t('lanes')}</h3>
        <p className={styles['note']}>
          <Term id="chat-template">{t('terms.template')}</Term>
        </p>
        <ul className={styles['legend']} aria-label={t('legend.label')}>
          {owners.map((owner) => (
            <li key={owner}>
              <span aria-hidden className={`${styles['swatch']} ${styles[owner]}`} /> {t(`legend.${owner}`)}
            </li>
          ))}
        </ul>
        {chats.map(({ lane, chat }) =>
          chat.status === 'no-template' ? null : <ChatLane key={lane} lane={lane} chat={chat} />,
        )}
        <WithoutTemplate chats={chats} />
      </section>
    </div>
  )
}
