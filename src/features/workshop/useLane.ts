/** The tokenizer that is looked into, and whether it can be. */
import { useAppState } from '../../state/react.ts'
import { tokenizerStatus } from '../../state/selectors.ts'
import { useTokenizerName } from '../../state/tokenizerNames.ts'

export interface ChosenLane {
  /** Null if the comparison has no tokenizer. */
  readonly reference: string | null
  readonly name: string
  /** Why it cannot be looked into; null if it can. */
  readonly notReady: 'loading' | 'needsConsent' | 'failed' | null
}

/** @param chosen null, or one that the comparison has no more: the first one */
export function useLane(chosen: string | null): ChosenLane {
  const reference = useAppState(({ comparison: { tokenizers } }) =>
    chosen !== null && tokenizers.includes(chosen) ? chosen : (tokenizers[0] ?? null),
  )
  const status = useAppState((state) => (reference === null ? 'idle' : tokenizerStatus(state, reference).status))
  const name = useTokenizerName(reference ?? '')
  const notReady = status === 'ready' ? null : status === 'needsConsent' || status === 'failed' ? status : 'loading'
  return { reference, name, notReady }
}
