/** The search field and the filters of the list. */
import { useTranslations } from 'use-intl'
import { entryKinds, searchKinds } from '../../../core/vocabulary/names.ts'
import type { VocabularySummary } from '../../../core/vocabulary/summary.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { defaultFilters } from './defaultFilters.ts'
import { MAX_SEARCH_UNITS, type VocabularyOptions } from './options.ts'
import { useScriptNames } from './useScriptNames.ts'
import shared from '../Workshop.module.css'
import styles from './Vocabulary.module.css'

const spacings = ['with', 'without'] as const

interface Props {
  readonly summary: VocabularySummary
  readonly isWrong: boolean
}

export function Filters({ summary, isWrong }: Props) {
  const t = useTranslations('vocabulary')
  const store = useAppStore()
  const scriptName = useScriptNames()
  const options = useAppState((state) => state.comparison.vocabulary)
  const set = (part: Partial<VocabularyOptions>): void => setOptions(store, 'vocabulary', part)
  const isFiltered = Object.entries(defaultFilters).some(([key, start]) => Reflect.get(options, key) !== start)
  return (
    <search className={styles['filters']}>
      <label className={`${shared['field']} ${styles['search']}`}>
        {t('search')}
        <input
          type="search"
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          maxLength={MAX_SEARCH_UNITS}
          aria-invalid={isWrong}
          value={options.search}
          onChange={(event) => set({ search: event.target.value })}
        />
      </label>
      <label className={shared['field']}>
        {t('searchBy')}
        <select
          value={options.searchBy}
          onChange={(event) => set({ searchBy: searchKinds.find((one) => one === event.target.value) ?? 'text' })}
        >
          {searchKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`searchKinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={shared['field']}>
        {t('kind')}
        <select
          value={options.kind ?? ''}
          onChange={(event) => set({ kind: entryKinds.find((one) => one === event.target.value) ?? null })}
        >
          <option value="">{t('all')}</option>
          {summary.byKind.map(({ kind }) => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label className={shared['field']}>
        {t('script')}
        <select
          value={options.script ?? ''}
          onChange={(event) => set({ script: event.target.value === '' ? null : event.target.value })}
        >
          <option value="">{t('all')}</option>
          {summary.byScript.map(({ script }) => (
            <option key={script} value={script}>
              {scriptName(script)}
            </option>
          ))}
        </select>
      </label>
      <label className={shared['field']}>
        {t('leadingSpace')}
        <select
          value={options.spaced ?? ''}
          onChange={(event) => set({ spaced: spacings.find((one) => one === event.target.value) ?? null })}
        >
          <option value="">{t('all')}</option>
          {spacings.map((spacing) => (
            <option key={spacing} value={spacing}>
              {t(`spacings.${spacing}`)}
            </option>
          ))}
        </select>
      </label>
      <span className={styles['lengths']}>
        {t('length')}
        <NumberField
          label={t('least')}
          placeholder={t('least')}
          value={options.least}
          above={-1}
          most={10_000}
          isWhole
          onChange={(least) => set({ least })}
        />
        –
        <NumberField
          label={t('most')}
          placeholder={t('most')}
          value={options.most}
          above={-1}
          most={10_000}
          isWhole
          onChange={(most) => set({ most })}
        />
      </span>
      {isFiltered && (
        <Button look="quiet" onClick={() => set(defaultFilters)}>
          {t('clear')}
        </Button>
      )}
    </search>
  )
}
