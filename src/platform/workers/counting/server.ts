/**
 * The counting service as it runs in a worker: which tokenizers are loaded, which languages are open. Counts nothing
 * itself (`metrics/countUnits.ts` does) and knows nothing of the page.
 */
import { percentileInterval, ratioReplicatesSteps } from '../../../core/metrics/bootstrap.ts'
import { countUnitsSteps, COUNTING_OPTIONS } from '../../../core/metrics/countUnits.ts'
import { fairnessReplicates } from '../../../core/metrics/fairness.ts'
import { unitStatisticsSteps, type UnitWords } from '../../../core/metrics/unitStatistics.ts'
import type { UnitCounts, UnitStatistics } from '../../../core/metrics/unitCounts.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { runSteps } from '../../../core/tokenizers/runSteps.ts'
import { leavePatterns, onBehalfOf } from '../../../core/tokenizers/stages/patternWatch.ts'
import { RunningRequests, runInSlices } from '../cancellation.ts'
import { guarded, LoadedTokenizers } from '../loadedTokenizers.ts'
import type { CountingService, CountRequest, LanguageRequest, Resampled, ResampleRequest } from './protocol.ts'
import type { LoadRequest, ReaderFile } from '../tokenization/protocol.ts'

interface OpenLanguage {
  readonly units: readonly (string | null)[]
  readonly emptyItems: readonly number[]
  readonly words: UnitWords
}

export class CountingServer implements CountingService {
  readonly #tokenizers = new LoadedTokenizers()
  readonly #languages = new Map<string, OpenLanguage>()
  readonly #requests = new RunningRequests()

  load(request: LoadRequest): Promise<Outcome<null>> {
    return this.#tokenizers.load(request, this.#requests)
  }

  addFile(file: ReaderFile): Promise<Outcome<null>> {
    return this.#tokenizers.addFile(file)
  }

  openLanguage({ requestId, key, units, emptyItems, locale }: LanguageRequest): Promise<Outcome<UnitStatistics>> {
    return this.#requests.run(requestId, (signal) =>
      guarded(async () => {
        const measured = await runInSlices(unitStatisticsSteps(units, locale), signal, () => {})
        if (measured === null) return fail('cancelled')
        this.#languages.set(key, { units, emptyItems, words: measured.result.words })
        return succeed(measured.result.statistics)
      }),
    )
  }

  async closeLanguage(key: string): Promise<void> {
    this.#languages.delete(key)
  }

  count({ requestId, key, reference, mode }: CountRequest): Promise<Outcome<UnitCounts>> {
    return this.#requests.run(requestId, (signal) =>
      guarded(async () => {
        const language = this.#languages.get(key)
        const tokenizer = this.#tokenizers.get(reference)
        if (language === undefined || tokenizer === undefined)
          return fail('internal', { detail: `not open: ${key}, ${reference}` })
        const counted = await runInSlices(
          onBehalfOf(reference, countUnitsSteps(tokenizer, language.units, language.words, mode, language.emptyItems)),
          signal,
          () => {},
        )
        return counted === null ? fail('cancelled') : succeed(counted.result)
      }),
    )
  }

  resample({ requestId, pairs, units, seed, replicates }: ResampleRequest): Promise<Outcome<Resampled>> {
    return this.#requests.run(requestId, (signal) =>
      guarded(async () => {
        const drawn = await runInSlices(ratioReplicatesSteps(pairs, units, { seed, replicates }), signal, () => {})
        if (drawn === null) return fail('cancelled')
        return succeed({ intervals: drawn.result.map(percentileInterval), fairness: fairnessReplicates(drawn.result) })
      }),
    )
  }

  segment(reference: string, text: string): Promise<Outcome<Encoding>> {
    return guarded(async () => {
      const tokenizer = this.#tokenizers.get(reference)
      if (tokenizer === undefined) return fail('bad-reference', { what: reference })
      try {
        return succeed(runSteps(onBehalfOf(reference, tokenizer.encodeSteps(text, COUNTING_OPTIONS))))
      } finally {
        leavePatterns()
      }
    })
  }

  async cancel(requestId: string): Promise<void> {
    this.#requests.cancel(requestId)
  }
}
