/**
 * The page's side of tokenizers in a worker that loads them by itself, as counting and the workshop do: remembers what the
 * worker has. Its own side is `loadedTokenizers.ts`. Knows no service.
 */
import { succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { LoadRequest, LoadSettings, ReaderFile } from './tokenization/protocol.ts'
import type { WorkerLink } from './workerLink.ts'

/** A tokenizer as a worker loads it. */
export interface WorkerTokenizer {
  readonly reference: string
  readonly settings: LoadSettings
  /** Where the reference is of a reader's file. */
  readonly file: ReaderFile | null
}

/** What the page remembers of the tokenizers of a worker. */
export interface HeldTokenizers {
  /** By reference: what the tokenizer was fitted on. */
  readonly fittedOn: Map<string, string | null>
  /** By reference: the load that runs. */
  readonly loading: Map<string, Promise<Outcome<null>>>
}

export const noTokenizers = (): HeldTokenizers => ({ fittedOn: new Map(), loading: new Map() })

interface LoadCalls {
  readonly addFile: (file: ReaderFile) => Promise<Outcome<null>>
  readonly load: (tokenizer: Omit<LoadRequest, 'requestId'>) => Promise<Outcome<null>>
  /** How long the worker may be silent while it loads. */
  readonly timeoutMs: number
}

/** A function that loads a tokenizer where the worker has it not, once, however many ask. */
export function createTokenizerLoads<Service, Known extends HeldTokenizers>(
  link: WorkerLink<Service, Known>,
  { addFile, load, timeoutMs }: LoadCalls,
): (tokenizer: WorkerTokenizer) => Promise<Outcome<null>> {
  async function loadIn(known: Known, { reference, settings, file }: WorkerTokenizer): Promise<Outcome<null>> {
    if (file !== null) {
      const added = await addFile(file)
      if (!added.ok) return added
    }
    const outcome = await load({ reference, settings })
    if (outcome.ok) known.fittedOn.set(reference, settings.fittingText)
    return outcome
  }

  return async function ready(tokenizer): Promise<Outcome<null>> {
    const { reference, settings } = tokenizer
    const known = link.running()?.known
    if (known?.fittedOn.get(reference) === settings.fittingText) return succeed(null)
    // Two who ask at once wait for one load.
    const running = known?.loading.get(reference)
    if (running !== undefined) {
      const outcome = await running
      return outcome.ok ? ready(tokenizer) : outcome
    }
    return link.call(async (connected) => {
      const loading = loadIn(connected.known, tokenizer)
      connected.known.loading.set(reference, loading)
      try {
        return await loading
      } finally {
        connected.known.loading.delete(reference)
      }
    }, timeoutMs)
  }
}
