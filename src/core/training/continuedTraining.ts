/** Going on with a tokenizer that exists, step by step, as `training.ts` trains one from nothing. */
import { baseFile } from './baseFile.ts'
import {
  continued,
  GrownTable,
  madeByBase,
  preTokensOfBase,
  tokensOfBase,
  type TrainingBase,
} from './continueTraining.ts'
import type { LearnedMerge } from './mergeTrainer.ts'
import { countTexts, TokenTally, type WeightedText } from './textCounts.ts'
import type { Training } from './trainingRun.ts'

/** @param entries tokens to learn */
export function createContinued(texts: readonly WeightedText[], base: TrainingBase, entries: number): Training {
  const table = new GrownTable(base)
  const learnt: LearnedMerge[] = []
  let tokens = (): readonly number[] => []
  return {
    *steps() {
      const normalized =
        base.normalizer === null
          ? texts
          : texts.map((one) => ({ ...one, text: one.text.normalize(base.normalizer ?? undefined) }))
      const counts = yield* countTexts(normalized, (text) => preTokensOfBase(base, text))
      const preTokens = Array.from(counts.weighted.keys(), (preToken) => tokensOfBase(base, preToken))
      const lengths = preTokens.map(({ length }) => length)
      const tally = new TokenTally(texts.length, counts, lengths)
      tokens = () => tally.tokens()
      const onJoined = (preToken: number): void => tally.joined(preToken)
      for (const merge of continued(preTokens, counts, { entries, onJoined }, table)) {
        learnt.push(merge)
        yield { ...merge, kind: 'merge', size: table.size, text: null }
      }
    },
    tokens: () => tokens(),
    bytesOf: (id) => table.bytesOf(id),
    size: () => table.size,
    file: () => baseFile(base, { isKept: () => true, learnt: { table, merges: learnt } }),
    before: { entries: base.nextId, made: madeByBase(base) },
  }
}
