import type { TokenizerCard } from '../card.ts'
import { fail, type Outcome } from '../failure.ts'
import type { Tokenizer } from '../tokenizer.ts'

export type CardIdentity = Pick<TokenizerCard, 'id' | 'aliases' | 'name' | 'source' | 'licence' | 'usedBy' | 'contextLength' | 'verification'>
export function createStagedTokenizer(_files: { readonly tokenizerJson: unknown; readonly tokenizerConfig: unknown }, identity: CardIdentity): Outcome<Tokenizer> {
  return fail('unsupported', { what: identity.name, detail: 'placeholder' })
}
