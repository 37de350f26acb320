/** Changes of what is compared. Each is one `setState`, so that a subscriber sees no state between. */
import type { Comparison } from '../comparison.ts'
import { comparisonAtPanel, comparisonInView, viewExample } from '../panelExamples.ts'
import type { ContinuationOptions } from '../../features/probabilities/options.ts'
import type { ScoringChoice } from '../../features/probabilities/scoringOptions.ts'
import type { ReplacedText, Session } from '../session.ts'
import type { Store } from '../store.ts'
import { setOptions } from './options.ts'
import { laneFigures } from '../selectors.ts'
import { addNotice } from './session.ts'

function change(store: Store, part: Partial<Comparison>): void {
  store.setState((state) => ({ comparison: { ...state.comparison, ...part } }))
}

/** `others`: what is changed together with the text. */
function changeText(store: Store, text: string, sampleId: string | null, others: Partial<Comparison> = {}): void {
  store.setState((state) => ({
    comparison: { ...state.comparison, ...others, text, sampleId },
    view: { ...state.view, hover: null, pinned: null },
    session: { ...state.session, encoding: state.session.encoding === 'cancelled' ? 'idle' : state.session.encoding },
  }))
}

/** The text as typed or pasted: never trimmed, never normalised. */
export function setText(store: Store, text: string): void {
  if (text !== store.getState().comparison.text) changeText(store, text, null)
}

/**
 * Puts another text in the place of all that is there; {@link undoReplacement} takes it back until the reader goes on writing.
 * `offersUndo`: whether the page says so, where the text was the reader's own.
 */
export function replaceText(
  store: Store,
  text: string,
  { sampleId = null, offersUndo }: { readonly sampleId?: string | null; readonly offersUndo: boolean },
): void {
  const { comparison } = store.getState()
  if (text === comparison.text && sampleId === comparison.sampleId) return
  changeText(store, text, sampleId)
  keepReplaced(store, comparison)
  if (offersUndo) sayReplaced(store)
}

/** Offers to bring back a text that something else than {@link replaceText} has replaced. */
export function offerUndo(store: Store, replaced: ReplacedText): void {
  keepReplaced(store, replaced)
  sayReplaced(store)
}

/** Shows an example, which sets up more than the text; {@link undoReplacement} brings back all that was there. */
export function showExample(store: Store, example: Comparison): void {
  const { comparison } = store.getState()
  const { text, sampleId } = comparison
  changeText(store, example.text, example.sampleId, example)
  keepReplaced(store, { text, sampleId, whole: comparison })
}

function keepReplaced(store: Store, { text, sampleId, whole }: ReplacedText): void {
  forgetReplaced(store)
  const replaced = whole === undefined ? { text, sampleId } : { text, sampleId, whole }
  store.setState(({ session }) => ({ session: { ...session, replaced } }))
}

/** Of a text that was the reader's own. */
function sayReplaced(store: Store): void {
  const { replaced } = store.getState().session
  if (replaced === null || replaced.sampleId !== null || replaced.text === '') return
  addNotice(store, { message: 'notice.text-replaced', values: {}, tone: 'info', action: 'undo' })
}

/** Brings the text back that was replaced; with an example, all that it took the place of. */
export function undoReplacement(store: Store): void {
  const { replaced } = store.getState().session
  if (replaced === null) return
  forgetReplaced(store)
  changeText(store, replaced.text, replaced.sampleId, replaced.whole)
}

/** What was replaced is not to be had back any more: the reader writes on. */
export function forgetReplaced(store: Store): void {
  if (store.getState().session.replaced === null) return
  store.setState(({ session }) => ({
    session: { ...session, replaced: null, notices: session.notices.filter(({ action }) => action !== 'undo') },
  }))
}

/** Replaces the whole comparison: a link that was opened, or Back. */
export function replaceComparison(store: Store, comparison: Comparison): void {
  store.setState(({ comparison: before, session, view }) => ({
    comparison,
    session: { ...session, beforeLesson: comparisonBeforeLesson(session, before, comparison) },
    view: { ...view, hover: null, pinned: null },
  }))
}

/** What leaving a lesson will return to, where `next` takes the place of `before`: what was there when it was entered. */
export function comparisonBeforeLesson(
  { beforeLesson }: Pick<Session, 'beforeLesson'>,
  before: Comparison,
  next: Comparison,
): Comparison | null {
  if (next.lesson.id === null) return null
  return before.lesson.id === null ? before : beforeLesson
}

/** Adds a lane at the end; a reference that is there already stays where it is. */
export function addTokenizer(store: Store, reference: string): void {
  const { tokenizers, baseline } = store.getState().comparison
  if (tokenizers.includes(reference)) return
  change(store, { tokenizers: [...tokenizers, reference], baseline: baseline ?? reference })
}

/** Removes a lane; the first lane left becomes the baseline if it was. What was loaded stays loaded. */
export function removeTokenizer(store: Store, reference: string): void {
  const { tokenizers, baseline, compare } = store.getState().comparison
  const rest = tokenizers.filter((other) => other !== reference)
  change(store, {
    tokenizers: rest,
    baseline: baseline === reference ? (rest[0] ?? null) : baseline,
    compare: { ...compare, rulers: compare.rulers.filter((other) => other !== reference) },
  })
}

/** Moves the lane `reference` to the place of the lane `over`. */
export function moveTokenizer(store: Store, reference: string, over: string): void {
  const { tokenizers } = store.getState().comparison
  const from = tokenizers.indexOf(reference)
  const to = tokenizers.indexOf(over)
  if (from < 0 || to < 0 || from === to) return
  const rest = tokenizers.filter((other) => other !== reference)
  change(store, { tokenizers: [...rest.slice(0, to), reference, ...rest.slice(to)] })
}

/**
 * Puts the lanes in the order of their tokens for the text on the screen, the fewest first, or the most where they are in
 * that order already. Lanes without a count come last.
 */
export function sortTokenizers(store: Store): void {
  const state = store.getState()
  const { tokenizers } = state.comparison
  const known = tokenizers.map((reference) => ({
    reference,
    count: laneFigures(state, reference)?.counts.tokenCount ?? null,
  }))
  const ascending = known.toSorted((a, b) => (a.count ?? Infinity) - (b.count ?? Infinity) || 0)
  const isAscending = ascending.every(({ count }, index) => count === (known[index]?.count ?? null))
  const sorted = isAscending ? known.toSorted((a, b) => (b.count ?? -1) - (a.count ?? -1)) : ascending
  change(store, { tokenizers: sorted.map(({ reference }) => reference) })
}

export function setBaseline(store: Store, reference: string): void {
  if (store.getState().comparison.tokenizers.includes(reference)) change(store, { baseline: reference })
}

/** Shows another panel. One that opens on an example of its own does so if all else is as at the start. */
export function setPanel(store: Store, panel: string): void {
  const { comparison, session } = store.getState()
  const next = comparisonAtPanel(comparison, panel, session.opening)
  if (next.text !== comparison.text) changeText(store, next.text, next.sampleId)
  change(store, next)
}

/** Shows each lane's own language model, or one for all. */
export function setReading(store: Store, reading: ScoringChoice['reading']): void {
  change(store, comparisonInView(store.getState().comparison, reading))
}

/** Brings back what was compared before an example. */
export function restoreCompared(
  store: Store,
  compared: Pick<Comparison, 'text' | 'sampleId' | 'tokenizers' | 'baseline'>,
): void {
  changeText(store, compared.text, compared.sampleId)
  change(store, compared)
  forgetReplaced(store)
}

/** Puts the example of a view in the place of what is compared; a text of the reader's own can be brought back. */
export function showViewExample(store: Store, reading: ScoringChoice['reading']): void {
  const { text, sampleId, ...others } = viewExample(reading)
  replaceText(store, text, { sampleId, offersUndo: true })
  change(store, others)
}

/** Opens or closes the byte ruler under a lane. */
export function toggleRuler(store: Store, reference: string): void {
  const { rulers } = store.getState().comparison.compare
  const open = rulers.includes(reference)
  setOptions(store, 'compare', {
    rulers: open ? rulers.filter((other) => other !== reference) : [...rulers, reference],
  })
}

/** How it continues the text. */
export function setContinuation(store: Store, part: Partial<ContinuationOptions>): void {
  setOptions(store, 'probabilities', {
    continuation: { ...store.getState().comparison.probabilities.continuation, ...part },
  })
}
