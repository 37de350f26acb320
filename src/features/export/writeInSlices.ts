/** Takes the parts of a file one after the other and lets the page draw between them, however long the file is. */
import { yieldToMessages } from '../../platform/workers/cancellation.ts'

/** How long the page waits for parts at most. */
const SLICE_MS = 12

/** Characters that are handed to the browser at once: to turn the text of a long file into bytes takes long too. */
const HANDED = 500_000

/** The parts as the browser keeps them; null if it was stopped. `onProgress`: how many there are so far. */
export async function writeInSlices(
  parts: Iterable<string>,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<Blob | null> {
  const blobs: Blob[] = []
  let pending: string[] = []
  let characters = 0
  let done = 0
  let since = performance.now()
  for (const part of parts) {
    pending.push(part)
    characters += part.length
    done += 1
    if (characters > HANDED) {
      blobs.push(new Blob(pending))
      pending = []
      characters = 0
    }
    if (performance.now() - since < SLICE_MS) continue
    onProgress(done)
    await yieldToMessages()
    if (signal.aborted) return null
    since = performance.now()
  }
  return new Blob([...blobs, ...pending])
}
