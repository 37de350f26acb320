/**
 * Notices a worker that answers nothing any more, such as one inside a regular expression that never ends: while calls
 * wait, it is asked again and again for a sign of life. Ends nothing itself.
 */
import { greatest } from '../../core/text/append.ts'

export interface WatchdogOptions {
  /** Asks the worker for a sign of life; resolves with it. */
  readonly ping: () => Promise<unknown>
  /** Called once, when nothing was heard for the timeout of every call that waits, in milliseconds. */
  readonly onSilent: (milliseconds: number) => void
  /** The longest wait now, in milliseconds, whatever the timeouts: if it is known what a silence means. */
  readonly longest?: () => number
  readonly tickMilliseconds?: number
}

export interface Watchdog {
  /** Watches until the call ends; `timeoutMs` is how long the worker may be silent during it. */
  watch<Value>(call: Promise<Value>, timeoutMs: number): Promise<Value>
  stop(): void
}

export function createWatchdog({
  ping,
  onSilent,
  longest = () => Infinity,
  tickMilliseconds = 1000,
}: WatchdogOptions): Watchdog {
  /** The timeouts of the calls that wait. */
  const waiting = new Map<symbol, number>()
  let timer: ReturnType<typeof setInterval> | undefined
  let asked: symbol | null = null
  let silent = 0
  let last = 0

  function stop(): void {
    clearInterval(timer)
    timer = undefined
    asked = null
    silent = 0
  }

  function tick(): void {
    const now = performance.now()
    // A device that slept, or a page held back in the background, says nothing about the worker.
    if (asked !== null) silent += Math.min(now - last, 2 * tickMilliseconds)
    last = now
    if (silent >= Math.min(greatest(waiting.values()), longest())) {
      const milliseconds = silent
      stop()
      waiting.clear()
      onSilent(milliseconds)
    } else if (asked === null) ask()
  }

  function ask(): void {
    const question = Symbol('ping')
    asked = question
    const heard = (): void => {
      if (asked !== question) return
      asked = null
      silent = 0
    }
    // A ping that fails was answered, if only by an error.
    ping().then(heard, heard)
  }

  return {
    stop,
    async watch(call, timeoutMs) {
      const key = Symbol('call')
      waiting.set(key, timeoutMs)
      if (timer === undefined) {
        last = performance.now()
        timer = setInterval(tick, tickMilliseconds)
      }
      try {
        return await call
      } finally {
        waiting.delete(key)
        if (waiting.size === 0) stop()
      }
    },
  }
}
