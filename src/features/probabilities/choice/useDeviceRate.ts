/** How fast this device runs a language model, measured once by a short run of the largest that is ready. */
import { useEffect, useState } from 'react'
import { useAppState, useServices } from '../../../state/react.ts'

export interface DeviceRate {
  /** By which it was measured. */
  readonly languageModel: string
  /** Milliseconds for each token and million parameters. */
  readonly milliseconds: number
}

/** The second begins otherwise than the first, so that nothing of the first run is used again. */
const TEXTS = ['Some words to warm up. ', 'Every word of this is read once. '].map((words) => words.repeat(12))

/** Null until it is measured. */
export function useDeviceRate(): DeviceRate | null {
  const services = useServices()
  const largest = useAppState(({ session }) => {
    const ready = Object.values(session.scoring.languageModels).flatMap((status) =>
      status.status === 'ready' && (status.card.parameters ?? 0) > 1e5 ? [status.card] : [],
    )
    const [first] = ready.toSorted((one, other) => (other.parameters ?? 0) - (one.parameters ?? 0))
    return first ?? null
  })
  const [rate, setRate] = useState<DeviceRate | null>(null)
  useEffect(() => {
    const parameters = largest?.parameters ?? null
    if (largest === null || parameters === null) return
    let current = true
    const measure = async (): Promise<void> => {
      let began = 0
      let tokens = 0
      for (const text of TEXTS) {
        began = performance.now()
        const outcome = await services.scoring.lab(
          { languageModel: largest.id, kind: 'next-tokens', question: { text, begin: true, count: 1 } },
          () => {},
        ).outcome
        if (!current || !outcome.ok) return
        tokens = outcome.value.context
      }
      const milliseconds = (performance.now() - began) / tokens / (parameters / 1e6)
      setRate({ languageModel: largest.id, milliseconds })
    }
    void measure()
    return () => {
      current = false
    }
  }, [services, largest])
  return rate
}
