/** The store that the page starts with: what its address says, else the default comparison with its recorded lanes. */
import { awaitingConsent, readAllowed } from './effects/consent.ts'
import type { Restored } from './effects/keptComparison.ts'
import { openAddress, openReading } from './effects/openAddress.ts'
import { recordOfOpening } from './effects/openings.ts'
import { readSettings } from './effects/settings.ts'
import { panels } from '../features/panels.ts'
import type { OpeningId } from '../core/samples/openings.ts'
import { defaultSampleId, loadedSampleText } from '../core/samples/samples.ts'
import { readLink } from '../state/links/link.ts'
import { defaultComparison, defaultOpening } from '../state/comparison.ts'
import { addNotice } from '../state/actions/session.ts'
import { createStore } from '../state/store.ts'
import type { Store } from '../state/store.ts'
import type { TokenizerStatus } from '../state/session.ts'
import recorded from './recorded/default.json' with { type: 'json' }
import { recordedLanes } from './recorded/recorded.ts'

/** `embedded`: the look is the page's around it, not the one chosen here. `restored`: what was on the screen of the page before, in the place of the address. `openingId`: what a fresh start shows instead of the default text, if it was fetched. */
export function startStore(
  browser: Window,
  embedded: boolean,
  restored: Restored | null,
  openingId: OpeningId | null,
): Store {
  const panelIds = panels.map(({ id }) => id)
  const opened =
    restored === null
      ? openAddress(browser.location.hash, browser.history.state, null, panelIds)
      : openReading('link', readLink(restored.fragment), restored.text, null, panelIds)
  const openingText = openingId === null ? null : loadedSampleText(openingId)
  const opening = openingText === null ? defaultOpening : { text: openingText, sampleId: openingId ?? defaultSampleId }
  const comparison = opened.comparison ?? defaultComparison(opening.text, opening.sampleId)
  const { theme, density, hubAddress, keepsDrafts } = readSettings(() => browser.localStorage)
  const { text, sampleId, compare } = comparison
  const { addSpecialTokens, parseSpecialTokens } = compare
  // The record was made without special tokens put in or taken out of the text.
  const lanes =
    addSpecialTokens || parseSpecialTokens
      ? {}
      : recordedLanes(recordOfOpening(sampleId) ?? recorded, text, { addSpecialTokens, parseSpecialTokens })
  const held = awaitingConsent(
    comparison.tokenizers,
    readAllowed(() => browser.sessionStorage),
    hubAddress,
  )
  const tokenizers = Object.fromEntries(
    held.map((reference): [string, TokenizerStatus] => [reference, { status: 'needsConsent' }]),
  )
  const store = createStore(comparison, {
    session: { hubAddress, keepsDrafts, lanes, tokenizers, opening },
    view: embedded ? {} : { theme, density },
  })
  if (opened.notice !== null) addNotice(store, opened.notice)
  return store
}
