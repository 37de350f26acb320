/** Whether a language model can be asked exactly in reasonable time; makes the tables of its vocabulary on the way. */
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { LabModel } from '../../../platform/workers/lab/model.ts'

/** Tokens of a vocabulary that are tried one by one, if its pre-tokenizer's pattern has no scanner. */
const MAX_TOKENS_TRIED = 1_000

/** Refuses what would take minutes. The tables that it makes are no cost of a method. Failures: `unsupported`. */
export async function prepareModel(
  { valid, facts, card, vocabulary }: LabModel,
  pause: () => Promise<void>,
): Promise<Outcome<null>> {
  if (!valid.isFast && facts.tokens > MAX_TOKENS_TRIED) {
    return fail('unsupported', {
      what: card.name,
      detail:
        'its pre-tokenizer has a pattern that is known here only as a regular expression: to judge what may follow would take minutes a byte',
    })
  }
  valid.validNext([], vocabulary.trie.tokensUnder(0), true)
  await pause()
  return succeed(null)
}
