/** Changes of what is loaded and computed. The effects call most of these; components call `retry…` and `dismiss…`. */
import { greatest } from '../../core/text/append.ts'
import type { Failure } from '../../core/tokenizers/failure.ts'
import { emptyLane, idleTokenizer } from '../session.ts'
import type { LaneState, Measured, Notice, ReadingState, Session, TokenizerStatus } from '../session.ts'
import type { Store } from '../store.ts'

function change(store: Store, part: Partial<Session>): void {
  store.setState((state) => ({ session: { ...state.session, ...part } }))
}

/** The status of several tokenizers in one change. */
export function setTokenizerStatuses(store: Store, statuses: Readonly<Record<string, TokenizerStatus>>): void {
  change(store, { tokenizers: { ...store.getState().session.tokenizers, ...statuses } })
}

export function setTokenizerStatus(store: Store, reference: string, status: TokenizerStatus): void {
  setTokenizerStatuses(store, { [reference]: status })
}

/** How far the reading of a file is; null if none is read. */
export function setReading(store: Store, reading: ReadingState | null): void {
  if (store.getState().session.reading !== reading) change(store, { reading })
}

/** Holds tokenizers that were never loaded until the reader allows the download: a link must not start one. */
export function holdTokenizers(store: Store, references: readonly string[]): void {
  const { tokenizers } = store.getState().session
  const unasked = references.filter((reference) => (tokenizers[reference] ?? idleTokenizer).status === 'idle')
  if (unasked.length === 0) return
  setTokenizerStatuses(
    store,
    Object.fromEntries(unasked.map((reference): [string, TokenizerStatus] => [reference, { status: 'needsConsent' }])),
  )
}

/** The reader allows the download: the load effect takes it up. */
export function allowTokenizer(store: Store, reference: string): void {
  setTokenizerStatus(store, reference, { status: 'idle' })
}

/** Makes a failed tokenizer idle: the load effect takes it up again. */
export function retryTokenizer(store: Store, reference: string): void {
  setTokenizerStatus(store, reference, { status: 'idle' })
}

export function setLane(store: Store, reference: string, part: Partial<LaneState>): void {
  const { lanes } = store.getState().session
  change(store, { lanes: { ...lanes, [reference]: { ...(lanes[reference] ?? emptyLane), ...part } } })
}

/** The parts of several lanes in one change, so that lanes answered together are drawn together. */
export function setLanes(store: Store, parts: Readonly<Record<string, Partial<LaneState>>>): void {
  const lanes: Record<string, LaneState> = { ...store.getState().session.lanes }
  for (const [reference, part] of Object.entries(parts)) {
    lanes[reference] = { ...(lanes[reference] ?? emptyLane), ...part }
  }
  change(store, { lanes })
}

/** Forgets what was computed of lanes that are not there any more. */
export function keepLanes(store: Store, references: readonly string[]): void {
  const { lanes } = store.getState().session
  const kept = Object.entries(lanes).filter(([reference]) => references.includes(reference))
  if (kept.length < Object.keys(lanes).length) change(store, { lanes: Object.fromEntries(kept) })
}

export function setMeasured(store: Store, measured: Measured): void {
  change(store, { measured })
}

export function setEncoding(store: Store, encoding: Session['encoding']): void {
  if (store.getState().session.encoding !== encoding) change(store, { encoding })
}

export function setLink(store: Store, link: Session['link']): void {
  if (store.getState().session.link !== link) change(store, { link })
}

/** Whether a reload finds what is on the screen. */
export function setTextKept(store: Store, textKept: boolean): void {
  if (store.getState().session.textKept !== textKept) change(store, { textKept })
}

/** A blank access token means none; it is kept in memory only. */
export function setHubToken(store: Store, token: string): void {
  change(store, { hubToken: token.trim() === '' ? null : token.trim() })
}

export function setHubAddress(store: Store, address: string): void {
  change(store, { hubAddress: address })
}

/** Says something until it is dismissed; the same words are not said twice at once. */
export function addNotice(store: Store, notice: Omit<Notice, 'id'>): void {
  const { notices } = store.getState().session
  const id =
    greatest(
      notices.map((other) => other.id),
      0,
    ) + 1
  const others = notices.filter((other) => other.message !== notice.message)
  change(store, { notices: [...others, { ...notice, id }] })
}

/** A failure that belongs to no lane: a dropped file that is no text, say. */
export function addFailureNotice(store: Store, failure: Failure): void {
  addNotice(store, { message: `failure.${failure.code}`, values: failure.values, tone: 'failure' })
}

/** Takes back what was said of failures: the reader has gone on to something else. */
export function dismissFailures(store: Store): void {
  change(store, { notices: store.getState().session.notices.filter(({ tone }) => tone !== 'failure') })
}

/** Takes back what was said of the address: another one is opened. */
export function dismissAddressNotices(store: Store): void {
  const { notices } = store.getState().session
  const others = notices.filter(({ about }) => about !== 'address')
  if (others.length < notices.length) change(store, { notices: others })
}

export function dismissNotice(store: Store, id: number): void {
  change(store, { notices: store.getState().session.notices.filter((notice) => notice.id !== id) })
}
