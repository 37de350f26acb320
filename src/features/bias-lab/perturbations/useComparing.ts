/** Has every text compared in every lane, one after the other, from what is not known yet; can be stopped and goes on. */
import { useEffect, useMemo, useState } from 'react'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { ChangeLane } from './cells.ts'
import type { ChangesData } from './useChangesData.ts'

interface Job {
  readonly lane: ChangeLane
  readonly before: string
  readonly after: string
}

export interface Comparing {
  readonly done: number
  readonly total: number
  readonly isStopped: boolean
  /** By reference: why nothing can be segmented in this lane. */
  readonly failures: Readonly<Record<string, Failure>>
  readonly stop: () => void
  /** Goes on after a stop, and tries again what failed. */
  readonly goOn: () => void
}

export function useComparing({ texts, lanes, answers }: ChangesData): Comparing {
  const [isStopped, setStopped] = useState(false)
  const [failures, setFailures] = useState<Readonly<Record<string, Failure>>>({})
  const jobs: readonly Job[] = useMemo(
    () => texts.flatMap(({ before, after }) => (after === null ? [] : lanes.map((lane) => ({ lane, before, after })))),
    [texts, lanes],
  )
  useEffect(() => {
    if (isStopped) return
    let isCurrent = true
    const run = async (): Promise<void> => {
      for (const { lane, before, after } of jobs) {
        if (failures[lane.reference] !== undefined || answers.cell(lane, before, after) !== null) continue
        const failure = await answers.compare(lane, before, after)
        if (!isCurrent) return
        if (failure === null) continue
        // The run begins again without this lane.
        setFailures((known) => ({ ...known, [lane.reference]: failure }))
        return
      }
    }
    void run()
    return () => {
      isCurrent = false
    }
  }, [answers, jobs, isStopped, failures])
  const done = jobs.filter(
    ({ lane, before, after }) => failures[lane.reference] !== undefined || answers.cell(lane, before, after) !== null,
  ).length
  return {
    done,
    total: jobs.length,
    isStopped,
    failures,
    stop: () => setStopped(true),
    goOn: () => {
      setFailures({})
      setStopped(false)
    },
  }
}
