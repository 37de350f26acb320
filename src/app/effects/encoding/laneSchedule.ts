/**
 * Which text the lanes are to have, and which lanes have not been asked for it: a lane is asked once for a text, and again
 * when its tokenizer was loaded again. Sends nothing and shows nothing.
 */
import type { EncodeOptions } from '../../../core/tokenizers/encoding.ts'
import { textTreatment } from '../../../core/text/textLimits.ts'
import type { EncodedInput } from '../../../state/encodedInput.ts'
import type { TokenizerStatus } from '../../../state/session.ts'

export interface LaneSchedule {
  /** Null if nothing is to be encoded: no text was taken, or it is too long. */
  input(): EncodedInput | null
  /** Makes this the text of the lanes. False if it was already: what was asked for it stays asked. */
  take(text: string, options: EncodeOptions): boolean
  /** The lanes to ask now, in their order; from here on they are asked. */
  ask(lanes: readonly string[], statusOf: (lane: string) => TokenizerStatus, limit: number): readonly string[]
  /** The lanes that were asked for the text. */
  asked(): readonly string[]
  /** These have not been asked, as far as `ask` knows. */
  forget(lanes: readonly string[]): void
}

export function createLaneSchedule(): LaneSchedule {
  /** What was taken, also if it is too long to be encoded. */
  let taken: { readonly text: string; readonly options: EncodeOptions; readonly input: EncodedInput | null } | null =
    null
  /** The status object tells a tokenizer that was loaded again from the one that was asked. */
  const asked = new Map<string, TokenizerStatus>()

  return {
    input: () => taken?.input ?? null,
    take(text, { addSpecialTokens, parseSpecialTokens }) {
      if (
        taken !== null &&
        taken.text === text &&
        taken.options.addSpecialTokens === addSpecialTokens &&
        taken.options.parseSpecialTokens === parseSpecialTokens
      )
        return false
      const options = { addSpecialTokens, parseSpecialTokens }
      const detail = textTreatment(text)
      taken = { text, options, input: detail === 'kept' ? null : { text, options, detail } }
      asked.clear()
      return true
    },
    ask(lanes, statusOf, limit) {
      const next = lanes
        .filter((lane) => {
          const status = statusOf(lane)
          return status.status === 'ready' && asked.get(lane) !== status
        })
        .slice(0, limit)
      for (const lane of next) asked.set(lane, statusOf(lane))
      return next
    },
    asked: () => [...asked.keys()],
    forget(lanes) {
      for (const lane of lanes) asked.delete(lane)
    },
  }
}
