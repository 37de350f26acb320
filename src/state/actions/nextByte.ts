/** Changes of what "The next byte" is asked. */
import type { NextByteOptions } from '../nextByteOptions.ts'
import type { Store } from '../store.ts'

export function setNextByte(store: Store, part: Partial<NextByteOptions>): void {
  store.setState(({ comparison }) => ({ comparison: { ...comparison, nextByte: { ...comparison.nextByte, ...part } } }))
}
