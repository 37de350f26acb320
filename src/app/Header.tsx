/** Name, what it is, theme, what is kept offline, export, link. */
import { Suspense, useState, type ComponentType, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/Button.tsx'
import { DownloadIcon, LinkIcon } from '../ui/icons.tsx'
import { MissingDialog } from '../ui/lazyPart.tsx'
import { lazyWithMessages } from '../features/lazyWithMessages.tsx'
import styles from './Header.module.css'
import { ThemeChoice } from './ThemeChoice.tsx'

const StorageDialog = lazyWithMessages('storage', () => import('../features/storage/StorageDialog.tsx'), MissingDialog)
const ExportDialog = lazyWithMessages(
  ['export', 'metrics'],
  () => import('../features/export/ExportDialog.tsx'),
  MissingDialog,
)
const ShareDialog = lazyWithMessages('share', () => import('../features/share/ShareDialog.tsx'), MissingDialog)

interface OpenerProps {
  readonly look?: 'plain' | 'quiet'
  readonly children: ReactNode
  readonly Content: ComponentType<{ readonly onClose: () => void }>
}

/** A button that opens a dialog, which is fetched then. */
function Opener({ look = 'plain', children, Content }: OpenerProps) {
  const t = useTranslations('parts')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look={look} onClick={() => setOpen(true)}>
        {children}
      </Button>
      {open && (
        <Suspense fallback={<output className="visually-hidden">{t('loading')}</output>}>
          <Content onClose={() => setOpen(false)} />
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
        <h1 className={styles['name']} translate="no">
          {t('name')}
        </h1>
        <p className={styles['tagline']}>{t('tagline')}</p>
      </div>
      <div className={`${styles['tools']} screen-only`}>
        <a className={styles['definitions']} href="#metrics-title" onClick={showFigures}>
          {t('definitions')}
        </a>
        <ThemeChoice />
        <Opener look="quiet" Content={StorageDialog}>
          {t('offline')}
        </Opener>
        <Opener Content={ExportDialog}>
          <DownloadIcon />
          <span className={styles['word']}>{t('export')}</span>
        </Opener>
        <Opener Content={ShareDialog}>
          <LinkIcon />
          <span className={styles['word']}>{t('share')}</span>
        </Opener>
      </div>
    </header>
  )
}
