/** A vocabulary without chosen entries, as if training had never made them. Pure. */
import type { TokenId } from '../encoding.ts'
import { fail, succeed, type Outcome } from '../failure.ts'
import { partsOf } from '../stages/models/mergeList.ts'
import type { ModelJson, TokenizerJson } from '../stages/schema.ts'
import { tokenOf } from './firstMerges.ts'

type VocabularyModel = Exclude<ModelJson, { readonly type: 'Unigram' }>

/**
 * The model without the entries of these ids, and without the merges that make or take one of them: what only those merges made
 * is in the vocabulary still, and out of reach. Ids stay. `entry-missing` {what} for an id that no entry has, `entry-stays` {what} for
 * an entry that must stay: an added token, the unknown token, and in BPE a letter or byte, with which all else is spelled.
 */
export function withoutEntries(
  model: VocabularyModel,
  added: TokenizerJson['added_tokens'],
  ids: readonly TokenId[],
): Outcome<VocabularyModel> {
  const chosen = new Set(ids)
  const left = new Set(Object.entries(model.vocab).flatMap(([piece, id]) => (chosen.has(id) ? [piece] : [])))
  const isAdded = new Set(added.map(({ content }) => content))
  const stays = [...left].find((piece) => isAdded.has(piece) || piece === model.unk_token || isLetter(model, piece))
  const missing = ids.find((id) => ![...left].some((piece) => model.vocab[piece] === id))
  if (stays !== undefined) return fail('entry-stays', { what: stays })
  if (missing !== undefined) return fail('entry-missing', { what: missing })
  const vocab = Object.fromEntries(Object.entries(model.vocab).filter(([piece]) => !left.has(piece)))
  if (model.type !== 'BPE') return succeed({ ...model, vocab })
  const merges = model.merges.filter(
    (merge) => ![...partsOf(merge), tokenOf(merge, model)].some((piece) => left.has(piece)),
  )
  return succeed({ ...model, vocab, merges })
}

/** What a BPE vocabulary spells everything with: single letters, and the bytes of byte fallback. */
function isLetter(model: VocabularyModel, piece: string): boolean {
  return model.type === 'BPE' && ([...piece].length === 1 || /^<0x[0-9A-F]{2}>$/.test(piece))
}
