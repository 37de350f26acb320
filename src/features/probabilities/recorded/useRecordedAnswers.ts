/** The recorded answers about the prepared text on the screen; null while they are fetched, and where there are none. */
import { useEffect, useState } from 'react'
import { useAppState } from '../../../state/react.ts'
import { answersOfSample, type RecordedAnswers } from './recordedAnswers.ts'

export function useRecordedAnswers(): RecordedAnswers | null {
  const sampleId = useAppState((state) => state.comparison.sampleId)
  const [known, setKnown] = useState<{ readonly of: string; readonly answers: RecordedAnswers | null } | null>(null)
  useEffect(() => {
    if (sampleId === null) return
    let current = true
    void answersOfSample(sampleId).then((answers) => {
      if (current) setKnown({ of: sampleId, answers })
    })
    return () => {
      current = false
    }
  }, [sampleId])
  return known !== null && known.of === sampleId ? known.answers : null
}
