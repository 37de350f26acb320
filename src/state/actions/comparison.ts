/** Changes of what is compared. Each is one `setState`, so that a subscriber sees no state between. */
import type { Comparison } from '../comparison.ts'
import type { ContinuationOptions } from '../../options/probabilities.ts'
import type { Store } from '../store.ts'
import { setOptions } from './options.ts'

function change(store: Store, part: Partial<Comparison>): void {
  store.setState((state) => ({ comparison: { ...state.comparison, ...part } }))
}

function changeText(store: Store, text: string, sampleId: string | null): void {
  store.setState((state) => ({
    comparison: { ...state.comparison, text, sampleId },
    view: { ...state.view, hover: null, pinned: null },
    session: { ...state.session, encoding: state.session.encoding === 'cancelled' ? 'idle' : state.session.encoding },
  }))
}

/** The text as typed or pasted: never trimmed, never normalised. */
export function setText(store: Store, text: string): void {
  if (text !== store.getState().comparison.text) changeText(store, text, null)
}

export function chooseSample(store: Store, sampleId: string, text: string): void {
  changeText(store, text, sampleId)
}

/** Replaces the whole comparison: a link that was opened, or Back. */
export function replaceComparison(store: Store, comparison: Comparison): void {
  store.setState((state) => ({ comparison, view: { ...state.view, hover: null, pinned: null } }))
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

export function setBaseline(store: Store, reference: string): void {
  if (store.getState().comparison.tokenizers.includes(reference)) change(store, { baseline: reference })
}

export function setPanel(store: Store, panel: string): void {
  change(store, { panel })
}

/** Opens or closes the byte ruler under a lane. */
export function toggleRuler(store: Store, reference: string): void {
  const { rulers } = store.getState().comparison.compare
  const open = rulers.includes(reference)
  setOptions(store, 'compare', { rulers: open ? rulers.filter((other) => other !== reference) : [...rulers, reference] })
}

/** How it continues the text. */
export function setContinuation(store: Store, part: Partial<ContinuationOptions>): void {
  setOptions(store, 'probabilities', { continuation: { ...store.getState().comparison.probabilities.continuation, ...part } })
}
