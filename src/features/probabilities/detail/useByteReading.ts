/** What a language model whose tokens are bytes expected at each byte, for the detail of a token that it read. */
import { useEffect, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'
import { TOP_TOKENS } from '../../../state/scoringChoice.ts'
import { hasByteTokens, languageModelStatus } from '../../../state/scoringSelectors.ts'
import type { ScoredText } from '../../../platform/workers/scoring/protocol.ts'

/** Null until it is there, and for a language model over other tokens. */
export function useByteReading(languageModel: string, text: string, begin: boolean): ScoredText | null {
  const services = useServices()
  const isReady = useAppState((state) => {
    const status = languageModelStatus(state, languageModel)
    return status.status === 'ready' && hasByteTokens(status.card)
  })
  const [known, setKnown] = useState<{
    readonly text: string
    readonly begin: boolean
    readonly reading: ScoredText
  } | null>(null)
  useEffect(() => {
    if (!isReady) return
    let current = true
    const running = services.scoring.scoreText({
      languageModel,
      text,
      options: { begin, topK: TOP_TOKENS, stride: null },
    })
    void running.outcome.then((outcome) => {
      if (current && outcome.ok) setKnown({ text, begin, reading: outcome.value })
    })
    return () => {
      current = false
      running.cancel()
    }
  }, [services, languageModel, isReady, text, begin])
  return known !== null && known.text === text && known.begin === begin ? known.reading : null
}
