/** The composition root: makes the store, the worker's client and the effects, and draws the page. */
import { StrictMode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'use-intl'
import { readAllowed, startConsent } from '../effects/consent.ts'
import { startEmbedding } from '../effects/embed.ts'
import { fetchSample, missingSample } from '../effects/openAddress.ts'
import { startEncoding } from '../effects/encodeText.ts'
import { createLateScoring } from '../effects/lateScoring.ts'
import { startLoading } from '../effects/loadTokenizers.ts'
import { startMeasuring } from '../effects/measureText.ts'
import { startLanguages } from '../effects/languages/startLanguages.ts'
import { startOffline } from '../effects/offline/startOffline.ts'
import { createServices } from '../effects/services.ts'
import { startSettings } from '../effects/settings.ts'
import { startAddress } from '../effects/syncAddress.ts'
import { startPrinting } from '../effects/print.ts'
import { startTheme } from '../effects/theme.ts'
import { surviveTranslation } from '../effects/translation.ts'
import { takeUnwritten } from '../effects/unwrittenAddress.ts'
import { languageFor, shellMessages } from '../messages/catalogue.ts'
import { panels } from '../panels/panels.ts'
import { ServicesContext, StoreContext } from '../state/react.ts'
import './trustScripts.ts'
import '../ui/tokens.css'
import '../ui/base.css'
import { createCountsBoard } from '../workers/countsBoard.ts'
import { createTokenizationClient } from '../workers/tokenizationClient.ts'
import { isEmbedded } from '../share/embedding.ts'
import { App } from './App.tsx'
import { EmbeddedApp } from './EmbeddedApp.tsx'
import { startStore } from './startStore.ts'

takeUnwritten(window)
// A link that names a prepared text is the only one that waits for anything.
const missing = missingSample(window.location.hash)
if (missing === null) start()
else void fetchSample(missing).then(start)

function start(): void {
  const embedded = isEmbedded(window.location.search)
  const store = startStore(window, embedded)
  const openedText = store.getState().comparison.text
  const opened = { openedText, offers: window.location.hash === '' || openedText === '' }
  startTheme(store, window)
  startPrinting(store, window, flushSync)
  if (embedded) startEmbedding(store, window)
  else startSettings(store, () => window.localStorage)
  startAddress(
    store,
    window,
    panels.map(({ id }) => id),
    () => readAllowed(() => window.sessionStorage),
  )
  startConsent(store, () => window.sessionStorage)

  const assetsBase = new URL(import.meta.env.BASE_URL, document.baseURI).href
  const offline = startOffline(embedded, window, async () => (await import('../effects/offline/offlineServices.ts')).startOfflineEffects(store, window, assetsBase))
  const client = createTokenizationClient()
  const frames = { board: createCountsBoard(window.crossOriginIsolated), beforeFrame: (callback: () => void) => requestAnimationFrame(callback) }
  const encoding = startEncoding(store, client, { commit: flushSync, frames })
  startLoading(store, client, assetsBase)
  startMeasuring(store, client)
  const scoring = createLateScoring(store, async () => (await import('./startScoring.ts')).composeScoring(store, assetsBase, offline))
  const language = languageFor(navigator.languages)
  const messages = shellMessages(language)
  const languages = startLanguages(store, {
    createPool: async () => {
      const { createCountingPool } = await import('../workers/countingPool.ts')
      return createCountingPool(navigator.hardwareConcurrency)
    },
    assetsBase,
    textName: messages.text.label,
    fileOf: (reference) => client.readerFile(reference),
  })
  const services = createServices(store, client, encoding, scoring, languages, offline)
  document.documentElement.lang = language

  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no #root')
  surviveTranslation(document.body)
  createRoot(root).render(
    <StrictMode>
      <IntlProvider locale={numberLocale(language)} messages={messages} timeZone="UTC">
        <StoreContext value={store}>
          <ServicesContext value={services}>
            {embedded ? <EmbeddedApp /> : <App />}
          </ServicesContext>
        </StoreContext>
      </IntlProvider>
    </StrictMode>,
  )
  // Without the part, nothing is kept.
  if (!embedded) import('./startDrafts.ts').then(({ composeDrafts }) => composeDrafts(store, opened), () => {})
}

/** The reader's own locale for numbers and units, whatever language the words are in; a tag that Intl refuses is as good as none. */
function numberLocale(language: string): string {
  try {
    return Intl.getCanonicalLocales(navigator.language)[0] ?? language
  } catch {
    return language
  }
}
