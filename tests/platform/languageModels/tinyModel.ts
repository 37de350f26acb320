/** The tiny language models of tests/oracle/language models/make_tiny.py on ONNX Runtime's wasm, and their golden values. */
import { readFileSync } from 'node:fs'
import * as ort from 'onnxruntime-web'
import * as v from 'valibot'
import { CausalSession } from '../../../src/platform/languageModels/causalSession.ts'
import { readGraphShape } from '../../../src/platform/languageModels/graphShape.ts'
import { RunQueue, type PreparedRuntime } from '../../../src/platform/languageModels/runtime.ts'

const folder = new URL('../../fixtures/languageModels/', import.meta.url)

const numbers = v.array(v.number())
const goldenSchema = v.object({
  vocabularySize: v.number(),
  contextLength: v.number(),
  sequences: v.array(
    v.object({
      ids: numbers,
      logProbability: numbers,
      rank: numbers,
      mean: numbers,
      variance: numbers,
      topIds: v.array(numbers),
    }),
  ),
})

export const golden = v.parse(goldenSchema, JSON.parse(readFileSync(new URL('tiny.json', folder), 'utf8')))

export const runtime: PreparedRuntime = {
  ort,
  start: async () => {},
  queue: new RunQueue(),
  threads: 1,
  isolated: false,
  gpu: async () => ({ adapter: 'none', half: false }),
  gpuLost: () => null,
  gpuFate: async () => null,
  watchGpu: async () => {},
}

type Run = () => Promise<ort.InferenceSession.OnnxValueMapType>

/** @param around what happens around each run, which is given the number of sequences: a failure, a change of its outputs */
export async function openTiny(
  name: 'tiny' | 'tiny-plain' = 'tiny',
  around: (run: Run, sequences: number) => ReturnType<Run> = (run) => run(),
): Promise<CausalSession> {
  ort.env.wasm.numThreads = 1
  const bytes = new Uint8Array(readFileSync(new URL(`${name}.onnx`, folder)))
  const real = await ort.InferenceSession.create(bytes, { executionProviders: ['wasm'] })
  const shape = readGraphShape(real)
  if (!shape.ok) throw new Error(JSON.stringify(shape.failure))
  const { inputNames, outputNames, inputMetadata, outputMetadata } = real
  const session: ort.InferenceSession = {
    inputNames,
    outputNames,
    inputMetadata,
    outputMetadata,
    startProfiling: () => {},
    endProfiling: () => {},
    release: () => real.release(),
    run: (feeds: ort.InferenceSession.FeedsType, fetches?: unknown) =>
      around(() => real.run(feeds, Array.isArray(fetches) ? fetches : outputNames), feeds['input_ids']?.dims[0] ?? 0),
  }
  return new CausalSession(runtime, session, shape.value)
}

/** Adds to every logit of every other token, as an inexact device might. */
export async function shifted(run: Run, by: number): ReturnType<Run> {
  const outputs = await run()
  const logits = outputs['logits']
  if (!(logits?.data instanceof Float32Array)) throw new Error('no logits')
  const data = logits.data.map((logit, index) => logit + (index % 2) * by)
  return { ...outputs, logits: new ort.Tensor('float32', data, logits.dims) }
}
