/** The content of a tokenizer.json after the changes of a variant. Pure. */
import { fail, succeed, type Outcome } from '../failure.ts'
import type { ModelJson, TokenizerJson } from '../stages/schema.ts'
import type { VariantChanges } from './changes.ts'
import { switchesOf } from './choices.ts'
import { firstMerges } from './firstMerges.ts'
import { changedNormalizer } from './normalizerChange.ts'
import { changedPreTokenizer } from './preTokenizerChange.ts'
import { withoutEntries } from './withoutEntries.ts'

/** `unsupported` {what, detail} for a change that this tokenizer has no place for. */
export function changeTokenizer(json: TokenizerJson, changes: VariantChanges): Outcome<TokenizerJson> {
  const choices = switchesOf(json)
  const impossible = [
    [(changes.pre ?? changes.pattern) !== undefined && !choices.preTokenizer, 'pre-tokenizer'],
    [changes.digits !== undefined && !choices.digits, 'digits'],
    [changes.space !== undefined && choices.space === null, 'prefix space'],
    [changes.whole !== undefined && choices.whole === null, 'ignore_merges'],
    [changes.bytes !== undefined && choices.bytes === null, 'byte fallback'],
    [changes.merges !== undefined && json.model.type !== 'BPE', 'merges'],
    [changes.without !== undefined && !choices.without, 'without entries'],
  ].find(([isImpossible]) => isImpossible)?.[1]
  if (typeof impossible === 'string') return fail('unsupported', { what: 'variant', detail: impossible })
  const model = changedModel(json, changes)
  if (!model.ok) return model
  return succeed({
    ...json,
    normalizer: changedNormalizer(json.normalizer, changes),
    pre_tokenizer: changedPreTokenizer(json.pre_tokenizer, changes),
    model: model.value,
  })
}

function changedModel(
  { model, added_tokens: added }: TokenizerJson,
  { whole, bytes, merges, without }: VariantChanges,
): Outcome<ModelJson> {
  if (model.type === 'Unigram') return succeed(bytes === undefined ? model : { ...model, byte_fallback: bytes })
  if (model.type !== 'BPE') return without === undefined ? succeed(model) : withoutEntries(model, added, without)
  const flags = {
    ...model,
    ...(whole === undefined ? {} : { ignore_merges: whole }),
    ...(bytes === undefined ? {} : { byte_fallback: bytes }),
  }
  const first = merges === undefined ? flags : firstMerges(flags, added, merges)
  return without === undefined ? succeed(first) : withoutEntries(first, added, without)
}
