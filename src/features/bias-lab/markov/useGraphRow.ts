/** What the ONNX graph of an example says of the next token: by the scoring worker, as any language model is asked. */
import { useEffect, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import type { Running } from '../../../state/services.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { idsOf } from './graphs.ts'

interface Answer {
  /** What was asked: an answer to another question is not shown. */
  readonly asked: string
  /** By token of the vocabulary: P(token | context). */
  readonly row: Outcome<readonly number[]>
}

/**
 * The row behind the begin token and the tokens of a context; null while it is not there. Asks nothing before the language
 * model is loaded.
 */
export function useGraphRow(
  languageModel: string,
  vocabulary: readonly string[],
  context: readonly string[],
): Outcome<readonly number[]> | null {
  const services = useServices()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const card = useAppState((state) => {
    const status = languageModelStatus(state, languageModel)
    return status.status === 'ready' ? status.card : null
  })
  const asked = JSON.stringify([languageModel, vocabulary, context])
  useEffect(() => {
    if (card === null) return
    let isCurrent = true
    let running: Running<readonly Float32Array[]> | null = null
    const ask = async (): Promise<Outcome<readonly number[]>> => {
      const descriptions = await services.scoring.describe(
        languageModel,
        Array.from({ length: card.vocabularySize }, (_, id) => id),
      )
      if (!descriptions.ok) return descriptions
      const columns = idsOf(vocabulary, descriptions.value)
      const ids = idsOf(context, descriptions.value)
      if (columns === null || ids === null || card.beginToken === null)
        return fail('internal', { detail: `${languageModel} has other tokens` })
      if (!isCurrent) return fail('cancelled')
      running = services.scoring.next({ languageModel, contexts: [[card.beginToken, ...ids]] })
      const rows = await running.outcome
      if (!rows.ok) return rows
      return succeed(columns.map((id) => Math.exp(rows.value[0]?.[id] ?? Number.NaN)))
    }
    void ask().then((row) => {
      if (isCurrent) setAnswer({ asked, row })
    })
    return () => {
      isCurrent = false
      running?.cancel()
    }
    // `asked` stands for language model, vocabulary and context.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [services, card, asked])
  return answer?.asked === asked ? answer.row : null
}
