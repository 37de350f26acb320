/** Name, what it is, definitions, look, lessons, what is kept offline, export, link. */
import { Suspense, useState, type ComponentType, type ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { openGlossary } from '../state/actions/view.ts'
import { useAppStore } from '../state/react.ts'
import { Button } from '../ui/Button.tsx'
import { DownloadIcon, LinkIcon } from '../ui/icons.tsx'
import { MissingDialog } from '../ui/lazyPart.tsx'
import { lazyWithMessages } from '../features/lazyWithMessages.tsx'
import styles from './Header.module.css'
import { DensityToggle, ThemeChoice } from './LookChoice.tsx'

const StorageDialog = lazyWithMessages('storage', () => import('../features/storage/StorageDialog.tsx'), MissingDialog)
const ExportDialog = lazyWithMessages(
  ['export', 'metrics'],
  () => import('../features/export/ExportDialog.tsx'),
  MissingDialog,
)
const LessonsDialog = lazyWithMessages('lesson', () => import('../features/lesson/LessonsDialog.tsx'), MissingDialog)
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

export function Header() {
  const t = useTranslations('app')
  const store = useAppStore()
  return (
    <header className={styles['header']}>
      <div className={styles['title']}>
        <h1 className={styles['name']} translate="no">
          {t('name')}
        </h1>
        <p className={styles['tagline']}>{t('tagline')}</p>
      </div>
      <div className={`${styles['tools']} screen-only`}>
        <Button look="quiet" aria-haspopup="dialog" onClick={() => openGlossary(store, null)}>
          {t('definitions')}
        </Button>
        <ThemeChoice />
        <DensityToggle />
        <Opener look="quiet" Content={LessonsDialog}>
          {t('lessons')}
        </Opener>
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
