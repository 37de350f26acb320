/** Variants in the workshop worker: made for one answer and not kept, so that a slider may make many. */
import type { EncodeOptions } from '../../../core/tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { parseReference } from '../../../core/tokenizers/reference.ts'
import { createVariant } from '../../../core/tokenizers/variants/createVariant.ts'
import { tryVariant, type VariantTrial } from '../../../core/tokenizers/variants/trial.ts'
import type { LoadedTokenizers } from '../loadedTokenizers.ts'

/** UTF-16 units of a text on which variants are tried. */
const MAX_TRIED_UNITS = 200_000

export function tryVariantIn(
  tokenizers: LoadedTokenizers,
  variant: string,
  text: string,
  options: EncodeOptions,
): Promise<Outcome<VariantTrial>> {
  const parsed = parseReference(variant)
  if (parsed?.kind !== 'variant') return Promise.resolve(fail('bad-reference', { what: variant }))
  return tokenizers.use(parsed.base, async (original) => {
    if (text.length > MAX_TRIED_UNITS) return fail('too-large', { what: 'text', limit: MAX_TRIED_UNITS })
    const made = createVariant(variant, original, parsed.changes)
    return made.ok ? succeed(tryVariant(original, made.value, text, options)) : made
  })
}
