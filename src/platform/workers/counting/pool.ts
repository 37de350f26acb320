/** As many counting workers as the machine has use for. */
import { createCountingClient, type CountingClient } from './client.ts'

/** Each worker holds every tokenizer that counts, some tens of megabytes each: more would fill the memory before the time. */
const MAX_WORKERS = 4

/** @param processors what the machine says that it has, NaN where it does not say; a worker is started with its first call only */
export function createCountingPool(processors: number): readonly CountingClient[] {
  const size = Math.min(MAX_WORKERS, Math.max(1, Math.floor(processors) || 1))
  return Array.from({ length: size }, () => createCountingClient())
}
