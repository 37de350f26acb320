/** The gallery: every case under its name, or the one that `?case=` names. Follows the system's theme. */
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { IntlProvider } from 'use-intl'
import { startLook } from '../../src/app/effects/look.ts'
import { ErrorBoundary } from '../../src/ui/ErrorBoundary.tsx'
import { ServicesContext, StoreContext } from '../../src/state/react.ts'
import '../../src/ui/tokens.css'
import '../../src/ui/base.css'
import { english } from '../ui/messages/english.ts'
import { cases, type GalleryCase } from './cases.tsx'
import { idleServices } from './idleServices.ts'
import { storeOf } from './lanes.ts'
import './gallery.css'

const wanted = new URLSearchParams(window.location.search).get('case')
const shown = cases.filter(({ id }) => wanted === null || id === wanted)

const Broken = () => <p role="alert">This case threw an error.</p>

function Case({ id, store, view: View }: GalleryCase) {
  return (
    <section aria-labelledby={`case-${id}`} data-case={id}>
      <h2 id={`case-${id}`}>
        <a href={`?case=${id}`}>{id}</a>
      </h2>
      <ErrorBoundary fallback={Broken}>
        <StoreContext value={store}>
          <View />
        </StoreContext>
      </ErrorBoundary>
    </section>
  )
}

startLook(storeOf('', []), window)
const root = document.getElementById('root')
if (root === null) throw new Error('the gallery has no #root')
createRoot(root).render(
  <StrictMode>
    <IntlProvider locale="en-GB" messages={english} timeZone="UTC">
      <ServicesContext value={idleServices}>
        <main>
          <h1>
            <a href="?">Components and their states</a>
          </h1>
          {shown.map((one) => (
            <Case key={one.id} {...one} />
          ))}
        </main>
      </ServicesContext>
    </IntlProvider>
  </StrictMode>,
)
