/** What each stage of a tokenizer makes of the text on the screen, once it rests. */
import type { TracedText } from '../../../platform/workers/workshop/protocol.ts'
import { MAX_TRACED_UNITS } from '../../../platform/workers/workshop/protocol.ts'
import { useAppState, useServices } from '../../../state/react.ts'
import { useTextAtRest } from '../../../ui/useTextAtRest.ts'
import { useAsked, type Asked } from '../../../ui/useAsked.ts'
import type { ChosenLane } from '../useLane.ts'

/** With the tokenizer that it is of. */
export interface TracedLane {
  readonly reference: string
  readonly traced: TracedText
}

export function useTracedText({ reference, notReady }: ChosenLane): Asked<TracedLane> & {
  /** Whether the text goes on beyond what is shown. */
  readonly isShortened: boolean
} {
  const services = useServices()
  const whole = useTextAtRest()
  const text = beginning(whole, MAX_TRACED_UNITS)
  const addSpecialTokens = useAppState((state) => state.comparison.compare.addSpecialTokens)
  const parseSpecialTokens = useAppState((state) => state.comparison.compare.parseSpecialTokens)
  const question =
    reference === null || notReady !== null
      ? null
      : JSON.stringify([reference, addSpecialTokens, parseSpecialTokens, text])
  const asked = useAsked<TracedLane>(question, async () => {
    const lane = reference ?? ''
    const outcome = await services.workshop.traceText(lane, text, { addSpecialTokens, parseSpecialTokens })
    return outcome.ok ? { ok: true, value: { reference: lane, traced: outcome.value } } : outcome
  })
  return { ...asked, isShortened: text.length < whole.length }
}

/** At most so many UTF-16 units, without half a character at the end. */
function beginning(text: string, most: number): string {
  if (text.length <= most) return text
  return text.slice(0, (text.codePointAt(most - 1) ?? 0) > 0xffff ? most - 1 : most)
}
