/** A name of a figure that opens what it is, and beneath it its unit, its formula and where it is from. Says nothing of its own. */
import { useTranslations } from 'use-intl'
import type { EntryId } from '../core/glossary/entryId.ts'
import { openGlossary } from '../state/actions/view.ts'
import { useAppStore } from '../state/react.ts'
import { InfoPopover, type InfoPopoverProps } from './InfoPopover.tsx'
import styles from './FigureDefinition.module.css'

interface Props extends Pick<InfoPopoverProps, 'trigger' | 'label' | 'title'> {
  /** Its entry in the glossary, to which its words lead on. */
  readonly entry: EntryId
  readonly what: string
  /** Heads with their words, in order. */
  readonly facts: readonly (readonly [head: string, words: string])[]
}

export function FigureDefinition({ entry, trigger, label, title, what, facts }: Props) {
  const t = useTranslations('app')
  const store = useAppStore()
  return (
    <InfoPopover
      trigger={trigger}
      label={label}
      title={title}
      more={{ words: t('allDefinitions'), onFollow: () => openGlossary(store, entry) }}
    >
      <p>{what}</p>
      <dl className={styles['facts']}>
        {facts.map(([head, words]) => (
          <div key={head}>
            <dt>{head}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </InfoPopover>
  )
}
