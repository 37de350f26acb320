/** What several language models expect after a text, asked for one after the other, again when the text has rested. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'
import type { Running } from '../../../state/services.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { NextTokens } from '../questions.ts'
import { answeredNext } from '../recorded/recordedAnswers.ts'
import { useRecordedAnswers } from '../recorded/useRecordedAnswers.ts'

/** How many are asked for: more than are shown, as a row of one lane may be far down in another. */
export const ASKED_NEXT = 64
const DEBOUNCE_MS = 200
/** So often the worker may stop at a text before it is asked no more about it. */
const MAX_STOPS = 2

export type NextState =
  | { readonly status: 'waiting' }
  | { readonly status: 'known'; readonly of: string; readonly next: NextTokens }
  | { readonly status: 'failed'; readonly of: string; readonly failure: Failure }

const WAITING: NextState = { status: 'waiting' }

/**
 * By language model, those that are ready, and that for which there is a recorded answer. An answer about an earlier text stays until the newer one is there; `of` is the
 * text that it is about.
 */
export function useNextTokens(
  languageModels: readonly string[],
  text: string,
  begin: boolean,
): (languageModel: string) => NextState {
  const services = useServices()
  const answers = useRecordedAnswers()
  // A language model that was loaded again, for another device or precision, is asked again.
  const ready = useAppState((state) =>
    languageModels
      .flatMap((id) => {
        const status = languageModelStatus(state, id)
        return status.status === 'ready' ? [`${id} ${status.card.dtype} ${status.device.kind}`] : []
      })
      .join('\n'),
  )
  const [known, setKnown] = useState<Readonly<Record<string, NextState>>>({})
  /** How often the worker stopped while one was asked about a text. */
  const stops = useRef(new Map<string, { readonly text: string; readonly times: number }>())
  useEffect(() => {
    let running: Running<NextTokens> | null = null
    let current = true
    const asked = ready === '' ? [] : ready.split('\n').map((line) => line.split(' ')[0] ?? '')
    const ask = async (): Promise<void> => {
      for (const id of asked) {
        const { text: stoppedAt, times } = stops.current.get(id) ?? { text: '', times: 0 }
        if (stoppedAt === text && times >= MAX_STOPS) continue
        running = services.scoring.lab(
          { languageModel: id, kind: 'next-tokens', question: { text, begin, count: ASKED_NEXT } },
          () => {},
        )
        const outcome = await running.outcome
        if (!outcome.ok && outcome.failure.code === 'scoring-stopped')
          stops.current.set(id, { text, times: stoppedAt === text ? times + 1 : 1 })
        if (!current) return
        const state: NextState = outcome.ok
          ? { status: 'known', of: text, next: outcome.value }
          : { status: 'failed', of: text, failure: outcome.failure }
        setKnown((before) => ({ ...before, [id]: state }))
      }
    }
    const timer = setTimeout(() => void ask(), DEBOUNCE_MS)
    return () => {
      current = false
      clearTimeout(timer)
      running?.cancel()
    }
  }, [services, ready, text, begin])
  return useMemo(
    () => (languageModel) => {
      const recorded = answeredNext(answers, languageModel, text, begin)
      const otherwise: NextState = recorded === null ? WAITING : { status: 'known', of: text, next: recorded }
      return known[languageModel] ?? otherwise
    },
    [known, answers, text, begin],
  )
}
