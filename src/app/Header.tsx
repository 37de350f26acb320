/** Name, what it is, theme, export, link. */
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/Button.tsx'
import { DownloadIcon, LinkIcon } from '../ui/icons.tsx'
import { lazyWithWords } from '../ui/lazyWithWords.tsx'
import styles from './Header.module.css'
import { ThemeChoice } from './ThemeChoice.tsx'

const ShareDialog = lazyWithWords('share', () => import('./share/ShareDialog.tsx'))

const ExportDialog = lazyWithWords(['export', 'metrics', 'languages'], () => import('./export/ExportDialog.tsx'))

/** The buttons that open what is fetched when it is first wanted. */
function Dialogs() {
  const t = useTranslations('app')
  const [open, setOpen] = useState<'share' | 'export' | null>(null)
  const Opened = open === 'share' ? ShareDialog : ExportDialog
  return (
    <>
      <Button onClick={() => setOpen('export')}>
        <DownloadIcon />
        {t('export')}
      </Button>
      <Button onClick={() => setOpen('share')}>
        <LinkIcon />
        {t('share')}
      </Button>
      {open !== null && (
        <Suspense fallback={null}>
          <Opened onClose={() => setOpen(null)} />
        </Suspense>
      )}
    </>
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
        <Dialogs />
      </div>
    </header>
  )
}
