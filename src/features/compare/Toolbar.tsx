/** How all lanes are cut and drawn: the toggles, and what the lit boundaries say. */
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { sortTokenizers } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import type { SharedBoundaries } from '../../ui/lanes/boundaries.ts'
import styles from './ComparePanel.module.css'
import { setOptions } from '../../state/actions/options.ts'

function Toggle(props: {
  readonly className?: string | undefined
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <label className={`${styles['toggle']} ${props.className ?? ''}`}>
      <input type="checkbox" checked={props.checked} onChange={(event) => props.onChange(event.target.checked)} />
      {props.label}
    </label>
  )
}

interface Props {
  readonly boundaries: SharedBoundaries | null
  readonly scrollTogether: boolean
  readonly onScrollTogether: (together: boolean) => void
  /** Whether any lane scrolls: else scrolling together is not offered. */
  readonly scrolls: boolean
}

export function Toolbar({ boundaries, scrollTogether, onScrollTogether, scrolls }: Props) {
  const t = useTranslations('lane')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.compare)
  return (
    <fieldset className={`${styles['toolbar']} screen-only`}>
      <legend className="visually-hidden">{t('options')}</legend>
      <Toggle
        label={t('whitespace')}
        checked={options.whitespace}
        onChange={(whitespace) => setOptions(store, 'compare', { whitespace })}
      />
      <Toggle label={t('ids')} checked={options.ids} onChange={(ids) => setOptions(store, 'compare', { ids })} />
      <Toggle
        label={t('unsharedBoundaries')}
        checked={options.unsharedBoundaries}
        onChange={(unsharedBoundaries) => setOptions(store, 'compare', { unsharedBoundaries })}
      />
      <Toggle
        className={styles['wide']}
        label={t('sideBySide')}
        checked={options.sideBySide}
        onChange={(sideBySide) => setOptions(store, 'compare', { sideBySide })}
      />
      <Toggle
        label={t('addSpecialTokens')}
        checked={options.addSpecialTokens}
        onChange={(addSpecialTokens) => setOptions(store, 'compare', { addSpecialTokens })}
      />
      <Toggle
        label={t('parseSpecialTokens')}
        checked={options.parseSpecialTokens}
        onChange={(parseSpecialTokens) => setOptions(store, 'compare', { parseSpecialTokens })}
      />
      {scrolls && <Toggle label={t('scrollTogether')} checked={scrollTogether} onChange={onScrollTogether} />}
      <Button look="quiet" onClick={() => sortTokenizers(store)}>
        {t('sortByTokens')}
      </Button>
      {options.unsharedBoundaries && boundaries !== null && (
        <output className={styles['legendLine']}>
          <span className={styles['unsharedSwatch']} aria-hidden="true" />
          {t('unsharedCount', { unshared: boundaries.unshared, total: boundaries.total })}
        </output>
      )}
    </fieldset>
  )
}
