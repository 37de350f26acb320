/** Whether a symbol of a distribution over bytes is the end of the text. */
import { END } from '../../../core/bytelevel/distribution.ts'

export function isEnd(symbol: number): boolean {
  return symbol === END
}
