/**
 * Whether ONNX Runtime is being started in the scoring worker, as the worker tells before and after (`startRuntime.ts`): if it
 * is silent then, it will never answer, and is given up soon. Parts of the worker's link, on the page, and of what the
 * worker exposes.
 */
import type { Endpoint } from 'comlink'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { WorkerLinkOptions } from '../workerLink.ts'

/** A message that answers no call. */
interface StartNotice {
  readonly starting: boolean
}

/** How long the start may be silent; its parts that take time, fetching and compiling, are not. */
const START_TIMEOUT_MS = 5000

function isStartNotice(message: unknown): message is StartNotice {
  return typeof message === 'object' && message !== null && 'starting' in message
}

/** Of the worker. */
export function tellStart(endpoint: Endpoint): (starting: boolean) => void {
  return (starting) => {
    const notice: StartNotice = { starting }
    endpoint.postMessage(notice, [])
  }
}

/** Of the page. The failure of calls whose worker was silent in the start has {during: 'start'} too. */
export function createStartSilence(): Required<
  Pick<WorkerLinkOptions<object, unknown>, 'onStart' | 'onMessage' | 'longestSilence' | 'blame'>
> {
  let starting = false
  return {
    onStart: () => (starting = false),
    onMessage: (message) => {
      if (isStartNotice(message)) ({ starting } = message)
    },
    longestSilence: () => (starting ? START_TIMEOUT_MS : Infinity),
    blame: (): Failure['values'] => (starting ? { during: 'start' } : {}),
  }
}

export const wasStarting = ({ values }: Failure): boolean => values['during'] === 'start'
