/** The reference's own reading of the text, byte by byte, for the detail of a token in a reference reading. */
import { useEffect, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'
import { BYTE_LANGUAGE_MODEL, TOP_TOKENS } from '../../../state/scoringChoice.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import type { ScoredText } from '../../../platform/workers/scoring/protocol.ts'

/** Null until it is there; asked for once a text, which the worker has in its cache. */
export function useByteReading(text: string, begin: boolean): ScoredText | null {
  const services = useServices()
  const isReady = useAppState((state) => languageModelStatus(state, BYTE_LANGUAGE_MODEL).status === 'ready')
  const [known, setKnown] = useState<{
    readonly text: string
    readonly begin: boolean
    readonly reading: ScoredText
  } | null>(null)
  useEffect(() => {
    if (!isReady) return
    let current = true
    const running = services.scoring.scoreText({
      languageModel: BYTE_LANGUAGE_MODEL,
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
  }, [services, isReady, text, begin])
  return known !== null && known.text === text && known.begin === begin ? known.reading : null
}
