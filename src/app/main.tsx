/** The composition root: makes the store, the worker's client and the effects, and draws the page. */
import { StrictMode, type ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'use-intl'
import { readAllowed, startConsent } from './effects/consent.ts'
import { startEmbedding } from './effects/embed.ts'
import { fetchSample, missingSample } from './effects/openAddress.ts'
import { startEncoding } from './effects/encoding/encodeText.ts'
import { createScoringServices } from './effects/scoringServices.ts'
import { startLoading } from './effects/loadTokenizers.ts'
import { startMeasuring } from './effects/measureText.ts'
import { startLanguages } from './effects/languages/startLanguages.ts'
import { createWorkshopServices } from './effects/workshopServices.ts'
import { startMissingParts } from './effects/missingParts.ts'
import { startOffline } from './effects/offline/startOffline.ts'
import { createFileReading } from './effects/fileServices.ts'
import { createServices } from './effects/services.ts'
import { readSettings, startSettings } from './effects/settings.ts'
import { startAddress } from './effects/syncAddress.ts'
import { startPrinting } from './effects/print.ts'
import { startLook } from './effects/look.ts'
import { createTableServices } from './effects/tableServices.ts'
import { createTrainingServices } from './effects/trainingServices.ts'
import { surviveTranslation } from './effects/translation.ts'
import { createJournal, JOURNAL_UNITS } from '../platform/storage/journal.ts'
import { restore, takeKept, type Restored } from './effects/keptComparison.ts'
import { startKeeping } from './effects/keepScreen.ts'
import { openingFor, type OpeningId } from '../core/samples/openings.ts'
import { languageFor, shellMessages } from '../ui/messages/shell.ts'
import { panels } from '../features/panels.ts'
import { ServicesContext, StoreContext } from '../state/react.ts'
import './trustScripts.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { createSharedCounts } from '../platform/workers/tokenization/sharedCounts.ts'
import { createTokenizationClient } from '../platform/workers/tokenization/client.ts'
import { isEmbedded } from '../state/links/embedding.ts'
import { ErrorBoundary } from '../ui/ErrorBoundary.tsx'
import { App } from './App.tsx'
import { EmbeddedApp } from './EmbeddedApp.tsx'
import { PageStopped } from './PageStopped.tsx'
import { startStore } from './startStore.ts'

const language = languageFor(navigator.languages)
const messages = shellMessages(language)
const storages = { local: () => window.localStorage, session: () => window.sessionStorage }
const embedded = isEmbedded(window.location.search)
/** Names this page among those that keep a text. */
const tab = crypto.getRandomValues(new Uint32Array(4)).join('-')

try {
  // An embedded page keeps nothing; those of one page around them would share what is kept of a tab.
  const kept = embedded ? null : takeKept(window, tab)
  const restored =
    kept === null
      ? null
      : restore(kept, [storages.session, storages.local], async (key) =>
          (await import('../platform/storage/draftShelf.ts')).browserShelf().bodies.get(key),
        )
  // Nothing else is waited for than a long text of the reader's and a prepared text that the link names.
  if (restored instanceof Promise) void restored.then(begin, () => begin(null)).catch(stop)
  else void begin(restored)?.catch(stop)
} catch (error) {
  stop(error)
}

function draw(page: ReactNode): void {
  document.documentElement.lang = language
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  surviveTranslation(document.body)
  createRoot(root).render(
    <StrictMode>
      <IntlProvider locale={numberLocale()} messages={messages} timeZone="UTC">
        {page}
      </IntlProvider>
    </StrictMode>,
  )
}

/** Nothing has been drawn yet: `draw` is the last that can fail. */
function stop(error: unknown): void {
  reportError(error)
  draw(<PageStopped detail={error instanceof Error ? error.message : String(error)} />)
}

/** Answers what is waited for, if anything is. */
function begin(shown: Restored | null): Promise<void> | undefined {
  const missing = missingSample(shown?.fragment ?? window.location.hash)
  if (missing !== null) return fetchSample(missing).then(() => start(shown))
  const opening = shown === null && window.location.hash === '' && !embedded ? openingFor(navigator.languages) : null
  if (opening !== null) return fetchSample(opening).then(() => start(shown, opening))
  start(shown)
  return undefined
}

/** `opening`: what a reader of another language than English begins with, if it came. */
function start(shown: Restored | null, opening: OpeningId | null = null): void {
  const store = startStore(window, embedded, shown, opening)
  const offers = shown === null && (window.location.hash === '' || store.getState().comparison.text === '')
  startLook(store, window)
  startMissingParts(store, window)
  startPrinting(store, window, flushSync)
  if (embedded) startEmbedding(store, window)
  else startSettings(store, () => window.localStorage)
  startAddress(
    store,
    window,
    panels.map(({ id }) => id),
    () => readAllowed(() => window.sessionStorage),
    shown !== null,
  )
  const allowed = (): boolean => readSettings(storages.local).keepsDrafts
  const journal = createJournal({
    tab,
    ...storages,
    keepsDrafts: () => store.getState().session.keepsDrafts && allowed(),
  })
  if (!embedded) startKeeping(store, window, journal, shown)
  startConsent(store, () => window.sessionStorage)

  const assetsBase = new URL(import.meta.env.BASE_URL, document.baseURI).href
  const offline = startOffline(embedded, window, async () =>
    (await import('./effects/offline/offlineServices.ts')).startOfflineEffects(store, window, assetsBase),
  )
  const client = createTokenizationClient()
  const frames = {
    shared: createSharedCounts(window),
    beforeFrame: (callback: () => void) => requestAnimationFrame(callback),
  }
  const encoding = startEncoding(store, client, { commit: flushSync, frames })
  const places = { assetsBase, fileOf: (reference: string) => client.readerFile(reference) }
  const training = createTrainingServices(store, places)
  const loading = startLoading(store, client, assetsBase, async () =>
    (await import('./effects/trainedLoads.ts')).createTrainedLoads(store, client, training),
  )
  startMeasuring(store, client)
  const scoring = createScoringServices(
    store,
    async () => (await import('./startScoring.ts')).composeScoring(store, assetsBase, offline),
    assetsBase,
  )
  const files = createFileReading(store, async () =>
    (await import('../platform/workers/reading/client.ts')).createReadingClient(),
  )
  const languages = startLanguages(store, {
    files,
    createPool: async () => {
      const { createCountingPool } = await import('../platform/workers/counting/client.ts')
      return createCountingPool(navigator.hardwareConcurrency)
    },
    assetsBase,
    textName: messages.text.label,
    fileOf: places.fileOf,
  })
  const workshop = createWorkshopServices(store, places, async () =>
    (await import('../platform/workers/workshop/client.ts')).createWorkshopClient(),
  )
  // Without the part, nothing is kept but by the journal.
  const drafts = embedded
    ? null
    : import('./startDrafts.ts').then(({ composeDrafts }) =>
        composeDrafts(store, journal, { before: shown?.tab ?? null, offers, allowed }),
      )
  drafts?.catch(() => {})
  const keepFirst = async (text: string): Promise<void> => {
    if (text.length > JOURNAL_UNITS) await drafts?.then(({ keepFirst: keep }) => keep(text)).catch(() => {})
  }
  const services = createServices(
    store,
    client,
    loading,
    encoding,
    scoring,
    languages,
    workshop,
    training,
    createTableServices(store, places),
    files,
    offline,
    keepFirst,
  )
  draw(
    <ErrorBoundary fallback={PageStopped}>
      <StoreContext value={store}>
        <ServicesContext value={services}>{embedded ? <EmbeddedApp /> : <App />}</ServicesContext>
      </StoreContext>
    </ErrorBoundary>,
  )
  import('./effects/keepFocus.ts').then(
    ({ startKeepingFocus }) => startKeepingFocus(window),
    () => {},
  )
  // Nothing waits for it: without, a script that the machine cannot draw stays as it is drawn.
  import('../platform/fonts/lackingFaces.ts')
    .then(({ addLackingFaces }) => addLackingFaces(document, assetsBase))
    .catch(() => {})
}

/** The reader's own locale for numbers and units, whatever language the words are in; a tag that Intl refuses is as good as none. */
function numberLocale(): string {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? language
  } catch {
    return language
  }
}
