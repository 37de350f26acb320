/** The list of entries with what it is searched, filtered and sorted by, and the entry that is looked at closely. */
import { useTranslations } from 'use-intl'
import { useAppState, useServices } from '../../../state/react.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useAsked } from '../../../ui/useAsked.ts'
import shared from '../Workshop.module.css'
import { EntryDetail } from './EntryDetail.tsx'
import { EntryTable } from './EntryTable.tsx'
import { Filters } from './Filters.tsx'
import type { OpenedVocabulary } from './openedVocabulary.ts'
import { queryOf } from './queryOf.ts'
import { SaveEntries } from './SaveEntries.tsx'
import styles from './Vocabulary.module.css'

interface Props {
  readonly opened: OpenedVocabulary
  readonly name: string
}

export function Entries({ opened: { reference, summary }, name }: Props) {
  const t = useTranslations('vocabulary')
  const services = useServices()
  const failureText = useFailureText()
  const options = useAppState((state) => state.comparison.vocabulary)
  const query = queryOf(options)
  const asked = useAsked<Uint32Array>(JSON.stringify([reference, query]), () =>
    services.workshop.findEntries(reference, query),
  )
  const { failure } = asked
  const isSlow = failure?.code === 'worker-stopped' && query.searchBy === 'pattern'
  const wrong =
    failure === null
      ? null
      : isSlow
        ? t('slowPattern')
        : failure.code === 'unsupported'
          ? t(`wrong.${query.searchBy}`, { detail: String(failure.values['detail'] ?? '') })
          : failureText(failure)
  const ids = failure === null ? asked.answer : null
  return (
    <section className={styles['section']} aria-labelledby="vocabulary-entries">
      <h3 id="vocabulary-entries">{t('entries')}</h3>
      <Filters summary={summary} isWrong={failure?.code === 'unsupported'} />
      <output className={shared['note']} data-said="entries">
        {wrong ?? (ids === null ? t('searching') : t('found', { count: ids.length, total: summary.entries }))}
      </output>
      {ids !== null && (
        <>
          <EntryTable reference={reference} ids={ids} isStale={asked.isAsking} />
          <SaveEntries reference={reference} name={name} ids={ids} />
        </>
      )}
      {options.entry !== null && <EntryDetail reference={reference} id={options.entry} />}
    </section>
  )
}
