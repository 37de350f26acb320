/** Name, what it is, theme, link. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useServices } from '../state/react.ts'
import { Button } from '../ui/Button.tsx'
import { LinkIcon } from '../ui/icons.tsx'
import styles from './Header.module.css'
import { ThemeChoice } from './ThemeChoice.tsx'

const SAID_FOR_MILLISECONDS = 2500

function CopyLink() {
  const t = useTranslations('app')
  const services = useServices()
  const [said, setSaid] = useState<'copied' | 'too-long' | 'refused' | null>(null)
  const words = {
    copied: t('linkCopied'),
    'too-long': t('linkTooLong'),
    refused: t('linkRefused'),
  }
  const copy = async () => {
    setSaid(await services.copyLink())
    setTimeout(() => setSaid(null), SAID_FOR_MILLISECONDS)
  }
  return (
    <Button onClick={() => void copy()}>
      <LinkIcon />
      <span aria-live="polite">{said === null ? t('copyLink') : words[said]}</span>
    </Button>
  )
}

/** Goes to the table of figures, each with its definition, without a change of the address, which holds the comparison. */
function showFigures(event: { preventDefault(): void }): void {
  event.preventDefault()
  const title = document.getElementById('metrics-title')
  if (title === null) return
  title.tabIndex = -1
  title.focus()
  title.scrollIntoView()
}

export function Header() {
  const t = useTranslations('app')
  return (
    <header className={styles['header']}>
      <div className={styles['title']}>
        <h1 className={styles['name']}>{t('name')}</h1>
        <p className={styles['tagline']}>{t('tagline')}</p>
      </div>
      <div className={styles['tools']}>
        <a className={styles['definitions']} href="#metrics-title" onClick={showFigures}>
          {t('definitions')}
        </a>
        <ThemeChoice />
        <CopyLink />
      </div>
    </header>
  )
}
