/** A panel of several parts, one shown at a time, by tabs. Says nothing of its own. */
import { Tabs } from '@base-ui/react/tabs'
import { Suspense, useRef, useState, type ComponentType } from 'react'
import { Button } from '../Button.tsx'
import { ErrorBoundary, type FallbackProps } from '../ErrorBoundary.tsx'
import { useChosenInSight } from '../useChosenInSight.ts'
import { CopyPartLink, type CopyPartLinkWords } from './CopyPartLink.tsx'
import styles from './parts.module.css'

export interface PanelPart<Id extends string> {
  readonly id: Id
  /** Fetched when it is first shown. */
  readonly component: ComponentType
  /** Whether it stays as it is while another part is shown: what is asked in it takes seconds to minutes. */
  readonly isKept: boolean
}

interface PartsPanelWords extends CopyPartLinkWords {
  readonly title: string
  readonly intro: string
  readonly partsLabel: string
  readonly loading: string
  readonly failed: (detail: string) => string
  readonly retry: string
}

interface Props<Id extends string> {
  readonly parts: readonly PanelPart<Id>[]
  readonly chosen: Id
  readonly onChoose: (id: Id) => void
  readonly titleOf: (id: Id) => string
  readonly words: PartsPanelWords
}

export function PartsPanel<Id extends string>({ parts, chosen, onChoose, titleOf, words }: Props<Id>) {
  /** Parts whose answers take long, and that were opened: they stay as they are while another one is shown. */
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const shown = parts.find(({ id }) => id === chosen) ?? parts[0]
  const row = useRef<HTMLDivElement>(null)
  useChosenInSight(row, shown?.id)
  if (shown?.isKept === true && !kept.has(shown.id)) setKept(new Set([...kept, shown.id]))
  const failed = ({ detail, retry }: FallbackProps) => (
    <div role="alert" className={styles['failed']}>
      <p>{words.failed(detail)}</p>
      <Button onClick={retry}>{words.retry}</Button>
    </div>
  )
  return (
    <div>
      <div className={styles['head']}>
        <h2>{words.title}</h2>
        <CopyPartLink copyLink={words.copyLink} copied={words.copied} refused={words.refused} />
      </div>
      <p className={styles['intro']}>{words.intro}</p>
      <Tabs.Root
        value={shown?.id ?? null}
        onValueChange={(id) => onChoose(parts.find((part) => part.id === id)?.id ?? chosen)}
      >
        <Tabs.List
          ref={row}
          data-parts=""
          aria-label={words.partsLabel}
          className={styles['tabs']}
          activateOnFocus={false}
        >
          {parts.map(({ id }) => (
            <Tabs.Tab key={id} value={id} className={styles['tab']}>
              {titleOf(id)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {parts.map(({ id, component: Part }) => (
          <Tabs.Panel key={id} value={id} keepMounted={kept.has(id)} className={styles['part']}>
            <ErrorBoundary fallback={failed}>
              <Suspense fallback={<p className={styles['loading']}>{words.loading}</p>}>
                <Part />
              </Suspense>
            </ErrorBoundary>
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </div>
  )
}
