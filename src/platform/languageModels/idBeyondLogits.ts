/** Ids for which a language model has no logit: entries that were added to its tokenizer, but not to its graph. */
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import type { CausalSession } from './causalSession.ts'

/** A token that cannot be fed, for the language model knows nothing of it. */
export class IdBeyondLogits extends Error {
  readonly id: TokenId
  /** The language model has logits for the ids 0 to one less. */
  readonly logits: number

  constructor(id: TokenId, logits: number) {
    super(`id ${id} is beyond ${logits} logits`)
    this.id = id
    this.logits = logits
  }
}

/** @throws IdBeyondLogits where one of the ids has no logit */
export async function checkIds(session: CausalSession, sequences: readonly (readonly TokenId[])[]): Promise<void> {
  const logits = await session.logitCount()
  for (const ids of sequences) {
    const beyond = ids.find((id) => id >= logits)
    if (beyond !== undefined) throw new IdBeyondLogits(beyond, logits)
  }
}
