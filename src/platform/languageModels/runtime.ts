/** What the engine needs of ONNX Runtime, whichever build it is: types, and the queue that all runs go through. */
import type { Env, InferenceSessionFactory, TensorConstructor } from 'onnxruntime-common'

export interface OnnxRuntime {
  readonly InferenceSession: InferenceSessionFactory
  readonly Tensor: TensorConstructor
  readonly env: Env
}

/**
 * One thing at a time: ONNX Runtime runs one session at a time in a thread, and throws "Session already started"
 * otherwise.
 */
export class RunQueue {
  #last: Promise<unknown> = Promise.resolve()

  run<Value>(work: () => Promise<Value>): Promise<Value> {
    const next = this.#last.then(work, work)
    this.#last = next.catch(() => {})
    return next
  }
}

/** A runtime whose number of threads has been set, and its queue. */
export interface PreparedRuntime {
  readonly ort: OnnxRuntime
  /** Fetches, compiles and starts the runtime itself, before the first session; done once, however often it is called. */
  readonly start: () => Promise<void>
  readonly queue: RunQueue
  /** Threads of the wasm device, and whether the page shares memory with its threads, without which there is only one. */
  readonly threads: number
  readonly isolated: boolean
  readonly gpu: () => Promise<GpuSupport>
  /** Why the GPU is gone; null while it is there or none is used. */
  readonly gpuLost: () => string | null
  /** The same a moment later: a run fails before the browser tells why. */
  readonly gpuFate: () => Promise<string | null>
  /** To be called when a session was opened on the GPU: from then on its loss is noticed. */
  readonly watchGpu: () => Promise<void>
}

/** What the browser has. */
export interface GpuSupport {
  /** `none`; `software`: an adapter that computes on the processor, slower than WASM; `hardware`. */
  readonly adapter: 'none' | 'software' | 'hardware'
  /** Whether shaders may compute in half precision. */
  readonly half: boolean
}

/**
 * Threads on WASM: none but one without shared memory (`sharesMemory`); at most 4, as memory bandwidth gives no more for
 * matrices of this size, and one core less than there are where that leaves two, so that the page stays quick.
 */
export function threadsFor(isolated: boolean, cores: number, wanted: number | null): number {
  if (!isolated) return 1
  return Math.max(1, Math.floor(wanted ?? Math.min(4, cores > 2 ? cores - 1 : cores)))
}
