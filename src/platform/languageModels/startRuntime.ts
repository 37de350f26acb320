/**
 * Starts ONNX Runtime by itself, before a model is opened: its file is fetched and compiled, its threads are started. It takes
 * a moment, whatever the model, so that what it means is known when it takes long: Firefox (ESR 153) now and then never
 * returns from the constructor of the thread's worker, and the worker that called it is silent from then on.
 */
import { base64ToUint8Array } from 'uint8array-extras'
import type { OnnxRuntime } from './runtime.ts'

/** ONNX, opset 17: one node, `y = Identity(x)`, float [1]. */
const IDENTITY = 'CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBZ1oPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEBE='

export async function startRuntime(ort: OnnxRuntime): Promise<void> {
  const session = await ort.InferenceSession.create(base64ToUint8Array(IDENTITY), { executionProviders: ['wasm'] })
  await session.release()
}
