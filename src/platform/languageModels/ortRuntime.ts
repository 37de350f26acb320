/**
 * ONNX Runtime as a browser runs it: one build for both devices, which is the build that transformers.js imports too, so
 * that a page has one instance and one file. The addresses are given by the bundler, so nothing comes from elsewhere,
 * and the file that threads run is not a chunk of ours: a thread that ran that would wait for ever.
 */
import * as ort from 'onnxruntime-web/webgpu'
import mjs from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.mjs?url'
import wasm from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url'
import { sharesMemory } from './sharedMemory.ts'
import { startRuntime } from './startRuntime.ts'
import { RunQueue, threadsFor, type GpuSupport, type PreparedRuntime } from './runtime.ts'

/** How long after a failure the browser may take to say that the GPU is gone. */
const FATE_MS = 300

let prepared: PreparedRuntime | null = null

/**
 * @param threads see `threadsFor`; of the first call only, as ONNX Runtime takes it once
 * @param onStart told before ONNX Runtime is started, and after
 */
export function prepareRuntime(
  threads: number | null,
  onStart: (starting: boolean) => void = () => {},
): PreparedRuntime {
  if (prepared !== null) return prepared
  const isolated = sharesMemory(globalThis)
  const count = threadsFor(isolated, navigator.hardwareConcurrency, threads)
  ort.env.wasm.wasmPaths = { mjs: absolute(mjs), wasm: absolute(wasm) }
  ort.env.wasm.numThreads = count
  ort.env.logLevel = 'error'
  let lost: string | null = null
  let watched: GPUDevice | null = null
  let end: Promise<unknown> = new Promise(() => {})
  let started: Promise<void> | null = null
  const start = async (): Promise<void> => {
    onStart(true)
    try {
      await startRuntime(ort)
    } catch (error) {
      // Its file may be had at the next attempt.
      started = null
      throw error
    } finally {
      onStart(false)
    }
  }
  prepared = {
    ort,
    start: () => (started ??= start()),
    queue: new RunQueue(),
    threads: count,
    isolated,
    gpu: gpuSupport,
    gpuLost: () => lost,
    watchGpu: async () => {
      const device = await ort.env.webgpu.device
      if (watched === device) return
      watched = device
      lost = null
      end = device.lost.then(({ message, reason }) => {
        if (watched === device) lost = message === '' ? reason : message
      })
    },
    gpuFate: async () => {
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, FATE_MS))])
      return lost
    },
  }
  return prepared
}

/** Inside a worker an address relative to the page's base would be taken relative to the worker's file. */
function absolute(address: string): string {
  return new URL(address, import.meta.url).href
}

async function gpuSupport(): Promise<GpuSupport> {
  if (!('gpu' in navigator)) return { adapter: 'none', half: false }
  const adapter = await navigator.gpu.requestAdapter().catch(() => null)
  if (adapter === null) return { adapter: 'none', half: false }
  return { adapter: adapter.info.isFallbackAdapter ? 'software' : 'hardware', half: adapter.features.has('shader-f16') }
}
