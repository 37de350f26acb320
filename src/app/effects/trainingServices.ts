/** The services of training: its code and the texts of the Declaration are fetched when they are first wanted. */
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { TrainingServices } from '../../state/trainingServices.ts'
import type { Store } from '../../state/store.ts'
import { workerTokenizer, type TokenizerPlaces } from './workerTokenizer.ts'
import type { CorpusSource } from './languages/corpusTexts.ts'

export function createTrainingServices(store: Store, places: TokenizerPlaces): TrainingServices {
  const { assetsBase } = places
  let opened: Promise<Outcome<CorpusSource>> | null = null
  const offline = () => fail('network', { where: new URL(assetsBase).host })

  async function open(): Promise<Outcome<CorpusSource>> {
    const watch = { signal: new AbortController().signal, onProgress: () => {} }
    opened ??= import('./languages/declarationCorpus.ts').then(({ openDeclaration }) =>
      openDeclaration(assetsBase, 'article', watch),
    )
    const source = await opened.catch(offline)
    // Not kept, so that it is fetched again with the next try.
    if (!source.ok) opened = null
    return source
  }

  return {
    async languages() {
      const source = await open()
      return source.ok ? succeed(source.value.keyed.corpus.languages) : source
    },
    async declaration(code) {
      const source = await open()
      if (!source.ok) return source
      const read = await source.value.read(code)
      if (!read.ok) return read
      return succeed(read.value.units.filter((unit) => unit !== null).join('\n'))
    },
    train(texts, wanted, onNews) {
      const task =
        wanted.kind === 'new' ? wanted : { ...wanted, base: workerTokenizer(store.getState(), wanted.base, places) }
      let isCancelled = false
      let cancel = (): void => {}
      const outcome = import('../../platform/workers/training/client.ts').then(
        ({ train }) => {
          if (isCancelled) return fail('cancelled')
          const running = train({ texts, task }, onNews)
          ;({ cancel } = running)
          return running.outcome
        },
        () => offline(),
      )
      return {
        outcome,
        cancel: () => {
          isCancelled = true
          cancel()
        },
      }
    },
  }
}
