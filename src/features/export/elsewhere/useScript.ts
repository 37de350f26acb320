/** The script for elsewhere as it is made when it is asked for, and where that stands. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { useAppStore, useServices } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import type { MadeScript } from './makeScript.ts'
import { scriptInput } from './scriptInput.ts'
import type { NoSource } from '../../../core/export/atScale/scriptPage.ts'

export type ScriptState =
  | { readonly status: 'idle' }
  | { readonly status: 'making' }
  | { readonly status: 'made'; readonly made: MadeScript }
  | { readonly status: 'broken'; readonly detail: string }

/** @param reasonOf why a tokenizer is left out, in words */
export function useScript(reasonOf: (reason: NoSource) => string): {
  readonly state: ScriptState
  readonly make: () => void
} {
  const store = useAppStore()
  const services = useServices()
  const nameOf = useTokenizerNames()
  const failureText = useFailureText()
  const [state, setState] = useState<ScriptState>({ status: 'idle' })
  const isShown = useRef(true)
  useEffect(() => {
    isShown.current = true
    return () => {
      isShown.current = false
    }
  }, [])
  const make = useCallback(() => {
    const say = (next: ScriptState): void => {
      if (isShown.current) setState(next)
    }
    say({ status: 'making' })
    const app = store.getState()
    const input = scriptInput(app, (reference) => nameOf(app, reference))
    void import('./makeScript.ts')
      .then(({ makeScript }) => makeScript(input, services, reasonOf))
      .then(
        (outcome) =>
          say(
            outcome.ok
              ? { status: 'made', made: outcome.value }
              : { status: 'broken', detail: failureText(outcome.failure) },
          ),
        (error: unknown) => say({ status: 'broken', detail: error instanceof Error ? error.message : String(error) }),
      )
  }, [store, services, nameOf, reasonOf, failureText])
  return { state, make }
}
