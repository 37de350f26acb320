/** The lanes that have no chat template, and a way to those that have one. */
import { useTranslations } from 'use-intl'
import { templatedTokenizers } from '../../platform/chat/shippedTemplates.ts'
import { addTokenizer } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import { Button } from '../../ui/Button.tsx'
import type { ShownChat } from './useChats.ts'
import styles from './ChatPanel.module.css'

export function WithoutTemplate({ chats }: { readonly chats: readonly ShownChat[] }) {
  const t = useTranslations('chat')
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const state = useAppState((whole) => whole)
  const names = chats.flatMap(({ lane, chat }) => (chat.status === 'no-template' ? [nameOf(state, lane)] : []))
  if (names.length === 0) return null
  const missing = templatedTokenizers.filter((id) => !state.comparison.tokenizers.includes(id))
  return (
    <div className={styles['lane']}>
      <p className={styles['note']}>{t('noTemplate', { names: names.join(', ') })}</p>
      {missing.length > 0 && (
        <Button
          onClick={() => {
            for (const id of missing) addTokenizer(store, id)
          }}
        >
          {t('showTemplated')}
        </Button>
      )}
    </div>
  )
}
