/** A variant of a loaded tokenizer: its tokenizer.json with changed stages, built by the stages as any other. */
import type { TokenizerCard } from '../card.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import { createStagedTokenizer } from '../stages/stagedTokenizer.ts'
import type { Tokenizer } from '../tokenizer.ts'
import { withParts } from '../withParts.ts'
import { formatChanges, type VariantChanges } from './changes.ts'
import { changeTokenizer } from './changeTokenizer.ts'
import { choicesOf, type VariantChoices } from './choices.ts'

/**
 * `unsupported` {what, detail} for a tokenizer that is not made of stages, or has no place for a change.
 *
 * @param json what the tokenizer says of itself, for who makes many of its variants
 */
export function createVariant(
  reference: string,
  base: Tokenizer,
  changes: VariantChanges,
  json = base.definition?.() ?? null,
): Outcome<Tokenizer> {
  if (json === null) return noStages(base)
  const changed = changeTokenizer(json, changes)
  if (!changed.ok) return changed
  const made = createStagedTokenizer(
    { tokenizerJson: changed.value, tokenizerConfig: null },
    identityOf(reference, base.card, changes),
  )
  if (!made.ok) return made
  // Ids of added tokens are those of the original, whatever the rest of the vocabulary has become.
  const { renumbered: _, ...card } = made.value.card
  const { renumbered } = base.card
  return succeed(
    withParts(made.value, {
      card: renumbered === undefined ? card : { ...card, renumbered },
      ...(base.chatTemplate === undefined ? {} : { chatTemplate: base.chatTemplate }),
    }),
  )
}

/** Which changes the tokenizer has a place for; `unsupported` {what, detail} likewise. */
export function variantChoices(base: Tokenizer): Outcome<VariantChoices> {
  const json = base.definition?.() ?? null
  return json === null ? noStages(base) : succeed(choicesOf(json))
}

function noStages({ card }: Tokenizer): Outcome<never> {
  return fail('unsupported', { what: card.name, detail: 'variant' })
}

function identityOf(
  reference: string,
  { name, source, licence, contextLength }: TokenizerCard,
  changes: VariantChanges,
): Parameters<typeof createStagedTokenizer>[1] {
  return {
    id: reference,
    aliases: [],
    name: `${name} (${formatChanges(changes)})`,
    source,
    licence,
    usedBy: [],
    contextLength,
    verification: { status: 'not-verified' },
  }
}
