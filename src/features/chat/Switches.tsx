/** What the templates are told, and whose template stands in for tokenizers without one. */
import { useTranslations } from 'use-intl'
import { templatedTokenizers } from '../../platform/chat/shippedTemplates.ts'
import { Term } from '../../ui/Term.tsx'
import { setOptions } from '../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import { thinkings } from './options.ts'
import styles from './ChatPanel.module.css'

const NONE = ''

export function Switches() {
  const t = useTranslations('chat')
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const state = useAppState((whole) => whole)
  const { generationPrompt, thinking, fallback } = state.comparison.chat
  return (
    <div className={styles['switches']}>
      <span className={styles['prompt']}>
        <label>
          <input
            type="checkbox"
            checked={generationPrompt}
            onChange={({ target }) => setOptions(store, 'chat', { generationPrompt: target.checked })}
          />{' '}
          {t('prompt')}
        </label>{' '}
        <span className={styles['gloss']}>
          (<Term id="generation-prompt">{t('terms.prompt')}</Term>)
        </span>
      </span>
      <label>
        {t('thinking')}{' '}
        <select
          value={thinking}
          onChange={({ target }) =>
            setOptions(store, 'chat', { thinking: thinkings.find((one) => one === target.value) ?? 'template' })
          }
        >
          {thinkings.map((one) => (
            <option key={one} value={one}>
              {t(`thinkings.${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('fallback')}{' '}
        <select
          value={fallback ?? NONE}
          onChange={({ target }) =>
            setOptions(store, 'chat', { fallback: target.value === NONE ? null : target.value })
          }
        >
          <option value={NONE}>{t('fallbacks.none')}</option>
          {templatedTokenizers.map((id) => (
            <option key={id} value={id}>
              {t('fallbacks.of', { name: nameOf(state, id) })}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
