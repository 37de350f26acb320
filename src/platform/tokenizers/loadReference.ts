/** Loads the tokenizer that a reference names, from wherever it comes, and keeps the reader's files for it. */
import { isGrouping } from '../../core/tokenizers/adaptive/adaptation.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { parseReference } from '../../core/tokenizers/reference.ts'
import { recipeName } from '../../core/tokenizers/trainedRecipe.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { loadFromHub } from './fromHub.ts'
import { loadMultiWord } from './multiWord.ts'
import type { TokenizerBytes } from './openTokenizer.ts'
import { readTokenizerFile } from './readTokenizerFile.ts'
import { SharedLoads } from './sharedLoads.ts'
import { importAdaptive, importGrouped, importReadings, importVariants } from './stages.ts'
import { loadShipped } from './shipped.ts'
import type { ShippedOptions } from './shippedFile.ts'

export interface ReferenceSettings {
  /** Address of the folder with the shipped files, absolute, with a slash at its end. */
  readonly assetsBase: string
  readonly hubAddress: string
  readonly hubToken: string | null
  /** What `mwt:BASE:text` is fitted on. */
  readonly fittingText: string | null
  /** False: what comes from the hub is not compared with transformers.js, because it was when it was loaded first. */
  readonly crossCheck?: boolean
}

interface ReferenceProgress {
  readonly phase: 'fetching' | 'building'
  readonly file: string
  readonly loadedBytes: number
  readonly totalBytes: number | null
}

export interface ReferenceCallbacks {
  readonly signal: AbortSignal
  readonly onProgress: (progress: ReferenceProgress) => void
}

/** The tokenizers of the reader's files, and those that others build on. */
export class TokenizerSources {
  readonly #files = new Map<string, Tokenizer>()
  readonly #bases = new Map<string, Tokenizer>()
  readonly #loads = new SharedLoads<Tokenizer>()

  async addFile(file: TokenizerBytes): Promise<Outcome<Tokenizer>> {
    const read = await readTokenizerFile(file)
    if (read.ok) this.#files.set(read.value.card.id, read.value)
    return read
  }

  file(reference: string): Tokenizer | null {
    return this.#files.get(reference) ?? null
  }

  /** What a variant is made of, kept for other variants of it; a failed load is not kept. */
  async original(reference: string, load: () => Promise<Outcome<Tokenizer>>): Promise<Outcome<Tokenizer>> {
    const known = this.#bases.get(reference)
    if (known !== undefined) return succeed(known)
    const loaded = await load()
    if (loaded.ok) this.#bases.set(reference, loaded.value)
    return loaded
  }

  /** A shipped tokenizer, loaded once, also where several lanes ask for it at the same time; a failed load is not kept. */
  async shipped(id: string, options: ShippedOptions): Promise<Outcome<Tokenizer>> {
    const known = this.#bases.get(id)
    if (known !== undefined) return succeed(known)
    return this.#loads.join(id, options, async (watch) => {
      const loaded = await loadShipped(id, { ...options, ...watch })
      if (loaded.ok) this.#bases.set(id, loaded.value)
      return loaded
    })
  }
}

/** Failures: `bad-reference` {what}, `file-missing` {what}, and those of the source. */
export async function loadReference(
  reference: string,
  settings: ReferenceSettings,
  sources: TokenizerSources,
  { signal, onProgress }: ReferenceCallbacks,
): Promise<Outcome<Tokenizer>> {
  const parsed = parseReference(reference)
  if (parsed === null) return fail('bad-reference', { what: reference })
  const onFile = (file: string, loadedBytes: number, totalBytes: number | null): void =>
    onProgress({ phase: loadedBytes === totalBytes ? 'building' : 'fetching', file, loadedBytes, totalBytes })
  const options: ShippedOptions = { assetsBase: settings.assetsBase, signal, onProgress: onFile }
  switch (parsed.kind) {
    case 'shipped':
      return sources.shipped(parsed.id, options)
    case 'file': {
      const tokenizer = sources.file(reference)
      return tokenizer === null ? fail('file-missing', { what: parsed.name }) : succeed(tokenizer)
    }
    case 'trained': {
      const tokenizer = sources.file(reference)
      // The page trains it, and gives what came of it as a file.
      return tokenizer === null ? fail('file-missing', { what: recipeName(parsed.recipe) }) : succeed(tokenizer)
    }
    case 'multi-word': {
      const base = await sources.shipped(parsed.base, options)
      return base.ok ? loadMultiWord(reference, parsed, base.value, settings.fittingText ?? '', options) : base
    }
    case 'variant': {
      const base = await sources.original(parsed.base, () =>
        loadReference(parsed.base, settings, sources, { signal, onProgress }),
      )
      if (!base.ok) return base
      const { createVariant } = await importVariants()
      return createVariant(reference, base.value, parsed.changes)
    }
    case 'adaptive': {
      const base = await sources.original(parsed.base, () =>
        loadReference(parsed.base, settings, sources, { signal, onProgress }),
      )
      if (!base.ok) return base
      const { adaptation } = parsed
      if (adaptation.method === 'zip2zip')
        return (await importAdaptive()).createAdaptive(reference, base.value, adaptation)
      if (isGrouping(adaptation)) return (await importGrouped()).createGrouped(reference, base.value, adaptation)
      return (await importReadings()).createReading(reference, base.value, adaptation)
    }
    case 'hub':
      return loadFromHub(reference, parsed, settings, { signal, onProgress: onFile })
  }
}
