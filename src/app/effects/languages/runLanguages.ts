/** The Languages panel's effects, put together: corpora are opened as they are chosen, their texts read, and counted. */
import { setCorpusStatus } from '../../../state/actions/languages.ts'
import { chosenCorpus } from '../../../state/languageSelectors.ts'
import type { UnderstoodCorpus } from '../../../state/languageServices.ts'
import type { Store } from '../../../state/store.ts'
import { fail, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { CountingClient } from '../../../platform/workers/counting/client.ts'
import { countLanguages } from './countLanguages.ts'
import { createCorpusTexts, type CorpusSource } from './corpusTexts.ts'
import { knownLanguages, openDeclaration, type FetchWatch } from './declarationCorpus.ts'
import { readOwnCorpus, type OwnCorpus } from './ownCorpus.ts'
import { createResampling } from './resampling.ts'
import type { LanguageParts, RunningLanguages } from './startLanguages.ts'
import { setOptions } from '../../../state/actions/options.ts'

const DEBOUNCE_MS = 400

export function runLanguages(store: Store, pool: readonly CountingClient[], parts: LanguageParts): RunningLanguages {
  const texts = createCorpusTexts()
  const counting = countLanguages(store, { texts, pool, assetsBase: parts.assetsBase, fileOf: parts.fileOf })
  const resample = createResampling(pool)
  /** Corpora that are being fetched. */
  const opening = new Map<string, AbortController>()
  let timer: ReturnType<typeof setTimeout> | undefined

  function take(id: string, source: CorpusSource): void {
    const before = store.getState().session.languages.corpora[id]
    if (before?.status === 'ready' && before.keyed.key === source.keyed.key) return
    if (before?.status === 'ready') texts.remove(before.keyed.key)
    texts.add(source)
    setCorpusStatus(store, id, { status: 'ready', keyed: source.keyed })
  }

  async function open(id: string, source: (watch: FetchWatch) => Promise<Outcome<CorpusSource>>): Promise<void> {
    const controller = new AbortController()
    opening.set(id, controller)
    setCorpusStatus(store, id, { status: 'loading', loadedBytes: 0, totalBytes: null })
    const opened = await source({
      signal: controller.signal,
      onProgress: (loadedBytes, totalBytes) =>
        setCorpusStatus(store, id, { status: 'loading', loadedBytes, totalBytes }),
    })
    opening.delete(id)
    if (opened.ok) take(id, opened.value)
    else setCorpusStatus(store, id, { status: 'failed', failure: opened.failure })
  }

  /** What is known of languages is fetched with the first text that is taken. */
  async function takeText(): Promise<void> {
    const { textCorpus } = await import('./textCorpus.ts')
    const { comparison } = store.getState()
    if (comparison.languages.corpus === 'text')
      take('text', textCorpus(comparison.text, comparison.languages.translations, parts.textName))
  }

  function failText(): void {
    setCorpusStatus(store, 'text', {
      status: 'failed',
      failure: { code: 'network', values: { where: new URL(parts.assetsBase).host } },
    })
  }

  function understood(own: OwnCorpus): UnderstoodCorpus {
    const { source, understanding } = own
    return {
      ...understanding,
      async assign(assigned) {
        const again = await own.assign(assigned)
        return again.ok ? { ok: true, value: understood(again.value) } : again
      },
      use() {
        // Another corpus: what was chosen in the one before has no meaning in it.
        setOptions(store, 'languages', { corpus: 'own', chosen: null, base: null, other: null, unit: 0 })
        take('own', source)
      },
      discard: () => source.close?.(),
    }
  }

  function reconcile(): void {
    const state = store.getState()
    const { panel, languages } = state.comparison
    if (panel !== 'languages') return
    if (languages.corpus === 'text') void takeText().catch(failText)
    else if (languages.corpus !== 'own' && state.session.languages.corpora[languages.corpus] === undefined) {
      const grain = languages.corpus === 'udhr' ? 'article' : 'paragraph'
      void open(languages.corpus, (watch) => openDeclaration(parts.assetsBase, grain, watch))
    }
  }

  store.subscribe((state, before) => {
    const [now, then] = [state.comparison, before.comparison]
    if (
      now.panel !== then.panel ||
      now.languages.corpus !== then.languages.corpus ||
      state.session.languages.corpora !== before.session.languages.corpora
    ) {
      reconcile()
    } else if (now.text !== then.text || now.languages.translations !== then.languages.translations) {
      clearTimeout(timer)
      timer = setTimeout(reconcile, DEBOUNCE_MS)
    }
  })
  reconcile()

  return {
    cancelCounting: () => counting.cancel(),
    stopOpening: (corpus) => opening.get(corpus)?.abort(),
    async unitsOf(code) {
      const keyed = chosenCorpus(store.getState())
      if (keyed === null) return fail('cancelled')
      const text = await texts.text(keyed.key, code)
      return text.ok ? { ok: true, value: text.value.units } : text
    },
    async segment(reference, text) {
      const [client] = pool
      return client === undefined ? fail('cancelled') : client.segment(counting.tokenizerOf(reference), text)
    },
    resample,
    async readCorpus(files) {
      const read = await readOwnCorpus(parts.files, files, () => knownLanguages(parts.assetsBase))
      return read.ok ? { ok: true, value: understood(read.value) } : read
    },
  }
}
