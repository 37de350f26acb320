/** The bootstrap of figures of one tokenizer, asked of a worker once all that it needs is counted. */
import { useEffect, useState } from 'react'
import type { LanguageMetricId } from '../../../core/metrics/metrics.ts'
import type { Resampled } from '../../../state/languageServices.ts'
import { useServices } from '../../../state/react.ts'
import type { LanguageData } from '../useLanguageData.ts'
import { resampledRequest } from './resampledRequest.ts'

export interface ResampledFigure {
  /** Codes, in the order of the intervals. */
  readonly codes: readonly string[]
  readonly resampled: Resampled
}

/** By reference; a tokenizer is absent until its languages are counted and resampled. */
export function useResampled(
  data: LanguageData,
  references: readonly string[],
  figure: LanguageMetricId,
): ReadonlyMap<string, ResampledFigure> {
  const services = useServices()
  const [found, setFound] = useState<ReadonlyMap<string, ResampledFigure>>(new Map())
  const requests = references.flatMap((reference) => {
    const request = resampledRequest(data, reference, figure)
    return request === null ? [] : [request]
  })
  const keys = JSON.stringify(requests.map(({ key }) => key))
  useEffect(() => {
    let isCurrent = true
    for (const { key, codes, pairs, units } of requests) {
      void services.languages.resample({ key, pairs: pairs(), units, seed: data.options.seed }).then((outcome) => {
        if (isCurrent && outcome.ok)
          setFound((before) => new Map([...before, [key, { codes, resampled: outcome.value }]]))
      })
    }
    return () => {
      isCurrent = false
    }
    // The keys name everything that the requests hold.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [services, keys])
  return new Map(
    requests.flatMap(({ key, reference }) => {
      const one = found.get(key)
      return one === undefined ? [] : [[reference, one] as const]
    }),
  )
}
