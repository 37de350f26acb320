/** Takes the parts of a file one after the other and lets the page draw between them, however long the file is. */
import { letMessagesIn } from '../../workers/cancellation.ts'

/** How long the page waits for parts at most. */
const SLICE_MILLISECONDS = 12

/** The parts; null where it was stopped. `onProgress`: how many there are so far. */
export async function writeInSlices(parts: Iterable<string>, signal: AbortSignal, onProgress: (done: number) => void): Promise<readonly string[] | null> {
  const written: string[] = []
  let since = performance.now()
  for (const part of parts) {
    written.push(part)
    if (performance.now() - since < SLICE_MILLISECONDS) continue
    onProgress(written.length)
    await letMessagesIn()
    if (signal.aborted) return null
    since = performance.now()
  }
  return written
}
