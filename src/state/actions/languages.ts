/** Changes of what the Languages panel shows, has loaded and has counted. Each is one `setState`. */
import type { Failure } from '../../core/tokenizers/failure.ts'
import type { LanguageCorpus } from '../../features/languages/options.ts'
import type { CorpusStatus, LanguageSession } from '../languageSession.ts'
import type { Store } from '../store.ts'
import { setOptions } from './options.ts'

/** Another corpus: what was chosen in the one before has no meaning in it. */
export function chooseCorpus(store: Store, corpus: LanguageCorpus): void {
  if (store.getState().comparison.languages.corpus === corpus) return
  setOptions(store, 'languages', { corpus, chosen: null, base: null, other: null, unit: 0 })
}

export function changeLanguageSession(store: Store, part: Partial<LanguageSession>): void {
  store.setState(({ session }) => ({ session: { ...session, languages: { ...session.languages, ...part } } }))
}

export function setCorpusStatus(store: Store, corpus: string, status: CorpusStatus): void {
  changeLanguageSession(store, { corpora: { ...store.getState().session.languages.corpora, [corpus]: status } })
}

/** The same record if nothing is added, so that nothing that reads it is drawn again. */
function withAll<Value>(
  record: Readonly<Record<string, Value>>,
  added: Readonly<Record<string, Value>>,
): Readonly<Record<string, Value>> {
  return Object.keys(added).length === 0 ? record : { ...record, ...added }
}

/** What several languages were found to have, in one change, so that they are drawn together. */
export function addCounts(
  store: Store,
  found: Pick<LanguageSession, 'statistics' | 'counts' | 'languageFailures' | 'progress'>,
): void {
  const { statistics, counts, languageFailures } = store.getState().session.languages
  changeLanguageSession(store, {
    statistics: withAll(statistics, found.statistics),
    counts: withAll(counts, found.counts),
    languageFailures: withAll(languageFailures, found.languageFailures),
    progress: found.progress,
  })
}

export function setColumnFailure(store: Store, reference: string, failure: Failure): void {
  changeLanguageSession(store, {
    columnFailures: { ...store.getState().session.languages.columnFailures, [reference]: failure },
  })
}

/** Lets everything that failed be tried again. */
export function retryCounting(store: Store): void {
  const { corpora } = store.getState().session.languages
  const kept = Object.entries(corpora).filter(([, { status }]) => status !== 'failed')
  changeLanguageSession(store, {
    columnFailures: {},
    languageFailures: {},
    counting: 'idle',
    corpora: Object.fromEntries(kept),
  })
}
