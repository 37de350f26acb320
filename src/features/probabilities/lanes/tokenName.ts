/** What a token is called inside a sentence: its text, without what cannot be seen. */
import type { LaneView } from '../../../ui/lanes/laneView.ts'
import { textOfSpan } from '../../../ui/lanes/tokenText.ts'
import { shownName } from '../../../core/text/shownName.ts'

/** Null where it stands for no text. */
export function tokenName({ layout, encoding }: LaneView, token: number): string | null {
  const [start = 0, end = 0] = [encoding.startByte[token], encoding.endByte[token]]
  return end <= start ? null : shownName(textOfSpan(layout, start, end).text)
}
