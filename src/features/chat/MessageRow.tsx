/** One message: its role, its content, and what else it has; with the ways to move and remove it. */
import { useTranslations } from 'use-intl'
import type { ChatMessage } from '../../core/chat/conversation.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './ChatPanel.module.css'

const ROLES = ['system', 'user', 'assistant', 'tool']
/** Lines of the field of a content, at least and at most. */
const LINES = { least: 1, most: 8 }

interface Props {
  readonly message: ChatMessage
  /** From 1. */
  readonly number: number
  readonly isLast: boolean
  readonly onChange: (message: ChatMessage) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

export function MessageRow({ message, number, isLast, onChange, onMove, onRemove }: Props) {
  const t = useTranslations('chat')
  const { role, content, more } = message
  const roles = ROLES.includes(role) ? ROLES : [...ROLES, role]
  const lines = (content ?? '').split('\n').length
  return (
    <li className={styles['message']} aria-label={t('messageOf', { number })}>
      <select
        aria-label={t('roleOf', { number })}
        value={role}
        onChange={({ target }) => onChange({ ...message, role: target.value })}
        translate="no"
      >
        {roles.map((one) => (
          <option key={one}>{one}</option>
        ))}
      </select>
      <div className={styles['contentField']}>
        {content === null ? (
          <p className={styles['note']}>{t('noContent')}</p>
        ) : (
          <textarea
            aria-label={t('contentOf', { number })}
            dir="auto"
            rows={Math.min(LINES.most, Math.max(LINES.least, lines))}
            value={content}
            onChange={({ target }) => onChange({ ...message, content: target.value })}
          />
        )}
        {Object.keys(more).length > 0 && (
          <details className={styles['more']}>
            <summary>{t('moreOf')}</summary>
            <pre translate="no">{JSON.stringify(more, null, 2)}</pre>
          </details>
        )}
      </div>
      <div className={styles['moves']}>
        {([-1, 1] as const).map((by) => (
          <Button
            key={by}
            look="quiet"
            aria-label={t(by === 1 ? 'down' : 'up', { number })}
            data-by={by}
            disabled={by === 1 ? isLast : number === 1}
            onClick={() => onMove(by)}
          >
            {by === 1 ? '↓' : '↑'}
          </Button>
        ))}
        <Button look="quiet" aria-label={t('remove', { number })} onClick={onRemove}>
          ×
        </Button>
      </div>
    </li>
  )
}
