/**
 * The texts of corpora, outside the store: each is fetched once, when first asked for, and a failure is not kept. What a
 * source keeps itself is asked of it each time.
 */
import type { ParallelText } from '../../../core/corpora/parallelCorpus.ts'
import type { KeyedCorpus } from '../../../state/languageSession.ts'
import { fail, type Outcome } from '../../../core/tokenizers/failure.ts'

export interface CorpusSource {
  readonly keyed: KeyedCorpus
  readonly read: (code: string) => Promise<Outcome<ParallelText>>
  /** Whether the source has the texts at hand: a copy here would only take memory. */
  readonly keepsTexts: boolean
  /** Lets go of what the source keeps. */
  readonly close?: () => void
}

export interface CorpusTexts {
  /** Makes the corpus's texts available under its key; what another source had under this key is forgotten. */
  add(source: CorpusSource): void
  remove(key: string): void
  text(key: string, code: string): Promise<Outcome<ParallelText>>
}

export function createCorpusTexts(): CorpusTexts {
  const sources = new Map<
    string,
    { readonly source: CorpusSource; readonly texts: Map<string, Promise<Outcome<ParallelText>>> }
  >()
  return {
    add: (source) => void sources.set(source.keyed.key, { source, texts: new Map() }),
    remove: (key) => {
      sources.get(key)?.source.close?.()
      sources.delete(key)
    },
    async text(key, code) {
      const known = sources.get(key)
      if (known === undefined) return fail('internal', { detail: `no corpus ${key}` })
      const { source, texts } = known
      if (source.keepsTexts) return source.read(code)
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
