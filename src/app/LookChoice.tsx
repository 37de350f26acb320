/** How the page looks: as the system, light or dark; with more or less room around things. */
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { setDensity, setTheme } from '../state/actions/view.ts'
import { useAppState, useAppStore } from '../state/react.ts'
import type { Theme } from '../state/view.ts'
import { IconButton } from '../ui/Button.tsx'
import { CompactIcon, MoonIcon, SunIcon, SystemIcon } from '../ui/icons.tsx'
import styles from './LookChoice.module.css'

export function ThemeChoice() {
  const t = useTranslations('app')
  const store = useAppStore()
  const theme = useAppState((state) => state.view.theme)
  const choices: readonly { readonly value: Theme; readonly label: string; readonly icon: ReactNode }[] = [
    { value: 'system', label: t('themeSystem'), icon: <SystemIcon /> },
    { value: 'light', label: t('themeLight'), icon: <SunIcon /> },
    { value: 'dark', label: t('themeDark'), icon: <MoonIcon /> },
  ]
  return (
    <fieldset className={styles['choice']}>
      <legend className="visually-hidden">{t('theme')}</legend>
      {choices.map(({ value, label, icon }) => (
        <label key={value} className={styles['option']} title={label}>
          <input
            type="radio"
            name="theme"
            className="visually-hidden"
            aria-label={label}
            checked={theme === value}
            onChange={() => setTheme(store, value)}
          />
          {icon}
        </label>
      ))}
    </fieldset>
  )
}

export function DensityToggle() {
  const t = useTranslations('app')
  const store = useAppStore()
  const isCompact = useAppState((state) => state.view.density === 'compact')
  return (
    <IconButton
      label={t('compact')}
      aria-pressed={isCompact}
      className={styles['toggle']}
      onClick={() => setDensity(store, isCompact ? 'comfortable' : 'compact')}
    >
      <CompactIcon />
    </IconButton>
  )
}
