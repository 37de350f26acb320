/**
 * The texts of corpora, outside the store: each is read or fetched once, when first asked for, and a failure is not kept.
 */
import type { KeyedCorpus } from '../../state/languageSession.ts'
import { fail, type Outcome } from '../../tokenizers/failure.ts'

/** One entry a unit; null where the language lacks it. */
export type Units = readonly (string | null)[]

export interface CorpusSource {
  readonly keyed: KeyedCorpus
  readonly read: (code: string) => Promise<Outcome<Units>>
}

export interface CorpusTexts {
  /** Makes the corpus's texts available under its key; what another source had under this key is forgotten. */
  add(source: CorpusSource): void
  remove(key: string): void
  text(key: string, code: string): Promise<Outcome<Units>>
}

export function createCorpusTexts(): CorpusTexts {
  const sources = new Map<string, { readonly source: CorpusSource; readonly texts: Map<string, Promise<Outcome<Units>>> }>()
  return {
    add: (source) => void sources.set(source.keyed.key, { source, texts: new Map() }),
    remove: (key) => void sources.delete(key),
    async text(key, code) {
      const known = sources.get(key)
      if (known === undefined) return fail('internal', { detail: `no corpus ${key}` })
      const { source, texts } = known
      let text = texts.get(code)
      if (text === undefined) {
        text = source.read(code)
        texts.set(code, text)
      }
      const outcome = await text
      if (!outcome.ok) texts.delete(code)
      return outcome
    },
  }
}
