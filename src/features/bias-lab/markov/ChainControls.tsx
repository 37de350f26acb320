/** What the reader sets in the Markov room: example, chain, vocabulary, prompt. */
import { useTranslations } from 'use-intl'
import { contextsOf, STATIONARY, type Order } from '../../../core/bytelevel/markov/chain.ts'
import { markovPresets } from '../../../core/bytelevel/markov/presets.ts'
import { TYPED_PROMPT_LIMIT, TYPED_VOCABULARY_LIMIT, type MarkovOptions } from './options.ts'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { withOrder, type RoomSettings } from './room.ts'
import lab from '../LabPart.module.css'
import styles from './MarkovRoom.module.css'

interface Props {
  readonly preset: MarkovOptions['preset']
  readonly settings: RoomSettings
  /** Shows an example, with its first prompt where none is given. */
  readonly onPreset: (preset: MarkovOptions['preset'], prompt: string | null) => void
  readonly onChange: (settings: RoomSettings) => void
}

const ORDERS: readonly Order[] = [1, 2, 3]

export function ChainControls({ preset, settings, onPreset, onChange }: Props) {
  const t = useTranslations('markov')
  const format = useNumbers(2)
  const { chain, method, prompt } = settings
  const known = markovPresets.find(({ id }) => id === preset)
  const choose = (id: string): void => {
    const chosen = markovPresets.find((one) => one.id === id)
    if (chosen !== undefined) onPreset(chosen.id, null)
  }
  return (
    <div className={styles['controls']}>
      <label className={lab['field']}>
        {t('preset')}
        <select value={preset} onChange={(event) => choose(event.target.value)}>
          {markovPresets.map(({ id }) => (
            <option key={id} value={id}>
              {t(`presets.${id}`)}
            </option>
          ))}
          {known === undefined && <option value="own">{t('presets.own')}</option>}
        </select>
      </label>
      <fieldset>
        <legend>{t('chain')}</legend>
        <label className={lab['field']}>
          {t('order')}
          <select
            value={chain.order}
            onChange={(event) =>
              onChange({ ...settings, chain: withOrder(chain, ORDERS[Number(event.target.value) - 1] ?? 1) })
            }
          >
            {ORDERS.map((order) => (
              <option key={order}>{order}</option>
            ))}
          </select>
        </label>
        {contextsOf(chain.order).map((context) => {
          const value = chain.nextIsA[context] ?? 0
          return (
            <label key={context} className={lab['slider']}>
              <span>{t('nextIsA', { context })}</span>
              <input
                type="range"
                min={0}
                max={1}
                step={0.01}
                value={value}
                onChange={(event) =>
                  onChange({
                    ...settings,
                    chain: { ...chain, nextIsA: { ...chain.nextIsA, [context]: Number(event.target.value) } },
                  })
                }
              />
              <output>{format(value)}</output>
            </label>
          )
        })}
        <label className={lab['field']}>
          {t('start')}
          <select
            value={chain.start}
            onChange={(event) => onChange({ ...settings, chain: { ...chain, start: event.target.value } })}
          >
            <option value={STATIONARY}>{t('stationary')}</option>
            {contextsOf(chain.order).map((context) => (
              <option key={context} value={context}>
                {t('startContext', { context })}
              </option>
            ))}
          </select>
        </label>
      </fieldset>
      <fieldset>
        <legend>{t('segmenter')}</legend>
        {(['longest-prefix', 'merges'] as const).map((one) => (
          <label key={one} className={styles['choice']}>
            <input
              type="radio"
              name="markov-method"
              checked={method === one}
              onChange={() => onChange({ ...settings, method: one })}
            />
            {one === 'merges' ? t('merges') : t('longestPrefix')}
          </label>
        ))}
        <label className={lab['field']}>
          {method === 'merges' ? t('mergeList') : t('tokens')}
          <input
            type="text"
            spellCheck={false}
            autoComplete="off"
            maxLength={TYPED_VOCABULARY_LIMIT}
            value={method === 'merges' ? settings.merges : settings.tokens}
            onChange={(event) =>
              onChange(
                method === 'merges'
                  ? { ...settings, merges: event.target.value }
                  : { ...settings, tokens: event.target.value },
              )
            }
          />
        </label>
      </fieldset>
      <label className={lab['field']}>
        {t('prompt')}
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          maxLength={TYPED_PROMPT_LIMIT}
          value={prompt}
          onChange={(event) =>
            onChange({ ...settings, prompt: event.target.value.toUpperCase().slice(0, TYPED_PROMPT_LIMIT) })
          }
        />
      </label>
      {known !== undefined && (
        <p className={styles['prompts']}>
          {t('tryPrompts')}
          {known.prompts.map((one) => (
            <Button key={one} look="quiet" aria-pressed={one === prompt} onClick={() => onPreset(preset, one)}>
              {one}
            </Button>
          ))}
        </p>
      )}
    </div>
  )
}
