/** A text put together again from what each of its characters becomes. */
import type { AlignedBuilder, AlignedText } from '../alignedText.ts'
import { STEP_UNITS, type Steps } from '../steps.ts'

/** @param change adds what comes in the place of units `[from, to)`, which are `character` */
export function* byCharacter(
  text: AlignedText,
  change: (built: AlignedBuilder, character: string, from: number, to: number) => void,
): Steps<AlignedText> {
  const built = text.builder()
  let at = 0
  let next = STEP_UNITS
  for (const character of text.text) {
    const from = at
    at += character.length
    change(built, character, from, at)
    if (at < next) continue
    yield STEP_UNITS
    next = at + STEP_UNITS
  }
  return built.finish()
}
