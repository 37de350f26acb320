/** Fetches and starts what the Languages panel needs when the panel is first shown: the first screen has none of it. */
import { setCorpusStatus } from '../../../state/actions/languages.ts'
import type { LanguageServices } from '../../../state/languageServices.ts'
import type { Store } from '../../../state/store.ts'
import type { FileReading } from '../fileServices.ts'
import { fail } from '../../../core/tokenizers/failure.ts'
import type { CountingClient } from '../../../platform/workers/counting/client.ts'
import type { ReaderFile } from '../../../platform/workers/tokenization/protocol.ts'

export interface LanguageParts {
  readonly files: FileReading
  readonly createPool: () => Promise<readonly CountingClient[]>
  /** See `LoadSettings`. */
  readonly assetsBase: string
  /** What the text on the screen is called as a corpus. */
  readonly textName: string
  /** The reader's file of a reference. */
  readonly fileOf: (reference: string) => ReaderFile | null
}

/** What runs once it was fetched. */
export type RunningLanguages = LanguageServices

export function startLanguages(store: Store, parts: LanguageParts): LanguageServices {
  let started: Promise<RunningLanguages | null> | null = null

  function running(): Promise<RunningLanguages | null> {
    started ??= Promise.all([import('./runLanguages.ts'), parts.createPool()]).then(
      ([{ runLanguages }, pool]) => runLanguages(store, pool, parts),
      () => {
        // Not kept, so that it is fetched again with the next try.
        started = null
        setCorpusStatus(store, store.getState().comparison.languages.corpus, {
          status: 'failed',
          failure: { code: 'network', values: { where: new URL(parts.assetsBase).host } },
        })
        return null
      },
    )
    return started
  }

  function startWhenShown(): void {
    if (store.getState().comparison.panel === 'languages' && started === null) void running()
  }

  store.subscribe((state, before) => {
    const { corpora } = state.session.languages
    if (state.comparison.panel !== before.comparison.panel || corpora !== before.session.languages.corpora) {
      // A failure stands until the reader tries again, which takes it away.
      if (corpora[state.comparison.languages.corpus] === undefined) startWhenShown()
    }
  })
  startWhenShown()

  const offline = () => fail('network', { where: new URL(parts.assetsBase).host })
  return {
    cancelCounting: () => void started?.then((languages) => languages?.cancelCounting()),
    stopOpening: (corpus) => void started?.then((languages) => languages?.stopOpening(corpus)),
    unitsOf: async (code) => (await running())?.unitsOf(code) ?? offline(),
    segment: async (reference, text) => (await running())?.segment(reference, text) ?? offline(),
    resample: async (request) => (await running())?.resample(request) ?? offline(),
    readCorpus: async (files) => (await running())?.readCorpus(files) ?? offline(),
  }
}
