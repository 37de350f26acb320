/** The glossary: every term and figure of the page with its unit, formula and source, to be searched. */
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { useDefinitions } from '../definitions.ts'
import { findEntries, type GlossaryEntry } from './entry.ts'
import styles from './GlossaryDialog.module.css'

function Entry({
  entry: { name, what, facts },
  isOpened,
}: {
  readonly entry: GlossaryEntry
  readonly isOpened: boolean
}) {
  const element = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!isOpened) return
    element.current?.focus()
    element.current?.scrollIntoView({ block: 'center' })
  }, [isOpened])
  const id = useId()
  return (
    <article ref={element} aria-labelledby={id} tabIndex={-1} className={isOpened ? styles['opened'] : styles['entry']}>
      <h3 id={id}>{name}</h3>
      <p>{what}</p>
      {facts.length > 0 && (
        <dl className={styles['facts']}>
          {facts.map(([head, words]) => (
            <div key={head}>
              <dt>{head}</dt>
              <dd>{words}</dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  )
}

export default function GlossaryDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('glossary')
  const locale = useLocale()
  const opened = useAppState((state) => state.view.glossary?.entry ?? null)
  const [sought, setSought] = useState('')
  const entries = useDefinitions()
  const found = useMemo(() => findEntries(entries, sought, locale), [entries, sought, locale])
  return (
    <DialogFrame title={t('title')} closeLabel={t('close')} size="fixed" onClose={onClose}>
      <div className={styles['body']}>
        <div className={styles['search']}>
          <input
            // What one opens a glossary for; an entry that was asked for takes the focus after.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
            type="search"
            aria-label={t('search')}
            placeholder={t('searchPlaceholder')}
            value={sought}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
          <output>{found.length === 0 ? t('none') : t('found', { count: found.length })}</output>
        </div>
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a region that scrolls must be reachable */}
        <section aria-label={t('title')} className={styles['entries']} tabIndex={0}>
          {found.map((entry) => (
            <Entry key={entry.id} entry={entry} isOpened={entry.id === opened && sought === ''} />
          ))}
        </section>
      </div>
    </DialogFrame>
  )
}
