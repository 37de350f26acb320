/**
 * Counts a corpus as the Languages panel does, without a page: the same server of counting, and what it found as the same
 * data from which the panel's tables are made. Knows nothing of files and threads.
 */
import { FIRST_BUDGET } from '../core/metrics/budget.ts'
import type { ParallelCorpus, ParallelText } from '../core/corpora/parallelCorpus.ts'
import type { CountingMode, UnitCounts, UnitStatistics } from '../core/metrics/unitCounts.ts'
import type { Failure, Outcome } from '../core/tokenizers/failure.ts'
import type { LanguageColumn, LanguageData } from '../features/languages/useLanguageData.ts'
import { defaultOptions } from '../features/options.ts'
import type { CountingService } from '../platform/workers/counting/protocol.ts'
import { baseCode } from '../state/languageSelectors.ts'

export type Counter = Pick<CountingService, 'openLanguage' | 'closeLanguage' | 'count'>

export interface CountingTask {
  readonly corpus: ParallelCorpus
  readonly textOf: (code: string) => Promise<Outcome<ParallelText>>
  /** Tokenizers that the counters have loaded; the first is the baseline. */
  readonly columns: readonly Pick<LanguageColumn, 'reference' | 'name'>[]
  readonly mode: CountingMode
  /** Code of the language against which premiums are taken; null: English, or the first. */
  readonly base: string | null
  readonly seed: number
}

export interface Progress {
  /** Pairs of a language and a tokenizer. */
  readonly done: number
  readonly total: number
}

/** Every counter takes the next language until all are counted; the first failure ends it. */
export async function countCorpus(
  { corpus, textOf, columns, mode, base, seed }: CountingTask,
  counters: readonly Counter[],
  onProgress: (progress: Progress) => void,
): Promise<Outcome<LanguageData>> {
  const keyed = { key: corpus.id, proposed: corpus.languages.map(({ code }) => code), corpus }
  const statistics = new Map<string, UnitStatistics>()
  const counts = new Map<string, UnitCounts>()
  const pairKey = (code: string, reference: string): string => JSON.stringify([code, reference])
  const waiting = corpus.languages.values()
  const total = corpus.languages.length * columns.length
  const failures: Failure[] = []

  async function work(counter: Counter): Promise<void> {
    for (const { code, iso639_3 } of waiting) {
      const text = await textOf(code)
      const opened = text.ok
        ? await counter.openLanguage({ requestId: code, key: code, ...text.value, locale: iso639_3 ?? '' })
        : text
      if (!opened.ok) failures.push(opened.failure)
      else statistics.set(code, opened.value)
      for (const { reference } of columns) {
        if (failures.length > 0) return
        const counted = await counter.count({ requestId: code, key: code, reference, mode })
        if (!counted.ok) failures.push(counted.failure)
        else counts.set(pairKey(code, reference), counted.value)
        onProgress({ done: counts.size, total })
      }
      await counter.closeLanguage(code)
    }
  }

  await Promise.all(counters.map(work))
  const [failure] = failures
  if (failure !== undefined) return { ok: false, failure }
  return {
    ok: true,
    value: {
      keyed,
      options: { ...defaultOptions.languages, corpus: 'own', mode, base, seed },
      budget: FIRST_BUDGET,
      mode,
      base: baseCode(keyed, base),
      codes: keyed.proposed,
      columns: columns.map((column) => ({ ...column, failure: null })),
      baseline: columns[0]?.reference ?? null,
      statisticsOf: (code) => statistics.get(code) ?? null,
      countsOf: (code, reference) => counts.get(pairKey(code, reference)) ?? null,
      countKeyOf: pairKey,
      languageFailureOf: () => null,
    },
  }
}
