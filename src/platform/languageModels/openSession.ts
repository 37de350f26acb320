/** Makes a session of a graph's bytes on a device, and reads what the graph takes. */
import type { InferenceSession } from 'onnxruntime-common'
import { succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { CausalSession } from './causalSession.ts'
import { readGraphShape } from './graphShape.ts'
import { failureOfError } from './modelFailures.ts'
import type { PreparedRuntime } from './runtime.ts'

export type DeviceKind = 'webgpu' | 'wasm'

/**
 * `layers`: cached keys and values of so many stay on the GPU instead of being read back after each run. `exactNodes`:
 * nodes that the processor computes beside the GPU.
 */
export function sessionOptions(
  kind: DeviceKind,
  layers: number,
  exactNodes: readonly string[] = [],
): InferenceSession.SessionOptions {
  const logSeverityLevel = 3
  // Between runs the threads sleep; else each keeps a core busy while it waits for the next run.
  const extra = { session: { force_spinning_stop: '1' } }
  if (kind === 'wasm') return { executionProviders: ['wasm'], logSeverityLevel, extra }
  const options = { executionProviders: [{ name: 'webgpu', forceCpuNodeNames: exactNodes }], logSeverityLevel } as const
  const names = Array.from({ length: layers }, (_, layer) => [`present.${layer}.key`, `present.${layer}.value`]).flat()
  return { ...options, preferredOutputLocation: Object.fromEntries(names.map((name) => [name, 'gpu-buffer'])) }
}

/** `create` makes the session; it runs alone. Failures: those of `failureOfError`, with `what`. */
export async function openSession(
  runtime: PreparedRuntime,
  kind: DeviceKind,
  what: string,
  create: () => Promise<InferenceSession>,
): Promise<Outcome<CausalSession>> {
  try {
    const session = await runtime.queue.run(async () => {
      await runtime.start()
      return create()
    })
    if (kind === 'webgpu') await runtime.watchGpu()
    const shape = readGraphShape(session)
    if (shape.ok) return succeed(new CausalSession(runtime, session, shape.value))
    await session.release()
    const { code, values } = shape.failure
    return { ok: false, failure: { code, values: { what, device: kind === 'webgpu' ? 'WebGPU' : 'WASM', ...values } } }
  } catch (error) {
    return { ok: false, failure: failureOfError(error, what, kind) }
  }
}
