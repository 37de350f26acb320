/** Variants in the workshop worker: made for one answer and not kept, so that a slider may make many. */
import type { EncodeOptions } from '../../../core/tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { parseReference } from '../../../core/tokenizers/reference.ts'
import type { TokenizerJson } from '../../../core/tokenizers/stages/schema.ts'
import type { Tokenizer } from '../../../core/tokenizers/tokenizer.ts'
import { createVariant } from '../../../core/tokenizers/variants/createVariant.ts'
import { tryVariant, type VariantTrial } from '../../../core/tokenizers/variants/trial.ts'
import type { LoadedTokenizers } from '../loadedTokenizers.ts'

/** UTF-16 units of a text on which variants are tried. */
const MAX_TRIED_UNITS = 200_000

export class VariantTrials {
  readonly #tokenizers: LoadedTokenizers
  /** The last original and what it says of itself, which takes as long to write as a variant of it to make. */
  #last: { readonly original: Tokenizer; readonly json: TokenizerJson | null } | null = null

  constructor(tokenizers: LoadedTokenizers) {
    this.#tokenizers = tokenizers
  }

  run(variant: string, text: string, options: EncodeOptions): Promise<Outcome<VariantTrial>> {
    const parsed = parseReference(variant)
    if (parsed?.kind !== 'variant') return Promise.resolve(fail('bad-reference', { what: variant }))
    return this.#tokenizers.use(parsed.base, async (original) => {
      if (text.length > MAX_TRIED_UNITS) return fail('too-large', { what: 'text', limit: MAX_TRIED_UNITS })
      const made = createVariant(variant, original, parsed.changes, this.#definitionOf(original))
      return made.ok ? succeed(tryVariant(original, made.value, text, options)) : made
    })
  }

  #definitionOf(original: Tokenizer): TokenizerJson | null {
    if (this.#last?.original !== original) this.#last = { original, json: original.definition?.() ?? null }
    return this.#last.json
  }
}
