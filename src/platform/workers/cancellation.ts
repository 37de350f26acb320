/** Which requests run in the worker, and how they are stopped between two slices of work. */
import { leavePatterns } from '../../core/tokenizers/stages/patternWatch.ts'

export class RunningRequests {
  readonly #controllers = new Map<string, AbortController>()

  /** Runs `work` under a request id; the signal is aborted when `cancel` is called with the id. */
  async run<Result>(requestId: string, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    const controller = new AbortController()
    this.#controllers.get(requestId)?.abort()
    this.#controllers.set(requestId, controller)
    try {
      return await work(controller.signal)
    } finally {
      if (this.#controllers.get(requestId) === controller) this.#controllers.delete(requestId)
    }
  }

  cancel(requestId: string): void {
    this.#controllers.get(requestId)?.abort()
  }
}

const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()

/**
 * Lets messages in, such as a cancellation, before the work goes on. By a message rather than a timer, which browsers
 * hold back for some milliseconds.
 */
export function yieldToMessages(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    channel.port2.postMessage(null)
  })
}

/** How long the worker goes on without letting messages in. */
export const SLICE_MS = 6

/** Runs a generator in slices of some milliseconds; null if it was cancelled in between. */
export async function runInSlices<Result>(
  steps: Generator<number, Result, void>,
  signal: AbortSignal,
  onProgress: (done: number) => void,
): Promise<{ readonly result: Result } | null> {
  let since = performance.now()
  try {
    for (;;) {
      const step = steps.next()
      if (step.done === true) return { result: step.value }
      if (performance.now() - since < SLICE_MS) continue
      onProgress(step.value)
      leavePatterns()
      await yieldToMessages()
      if (signal.aborted) return null
      since = performance.now()
    }
  } finally {
    leavePatterns()
  }
}
