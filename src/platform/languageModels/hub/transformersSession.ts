/**
 * A session of a hub model by transformers.js, which knows the classes of language models and how their exports are laid
 * out. It is handed the files, so that it fetches nothing itself, and it is loaded only when a hub model is.
 */
import type { InferenceSession } from 'onnxruntime-common'
import type { HubLocation } from '../../tokenizers/hub.ts'
import type { DeviceKind } from '../openSession.ts'
import type { OnnxRuntime } from '../runtime.ts'
import { sessionOptions } from '../openSession.ts'
import type { DtypeFiles } from './dtypes.ts'

/** Where transformers.js looks for a runtime before it takes its own. */
const RUNTIME_KEY = Symbol.for('onnxruntime')

/** What stands in for a session that could not be made. */
class NoSession {
  readonly reason: unknown
  /** transformers.js writes into what it is given. */
  config: unknown = null

  constructor(reason: unknown) {
    this.reason = reason
  }
}

/**
 * The page's runtime, but for one thing: making a session never rejects, because transformers.js makes one behind the
 * other and would make none any more behind one that was rejected.
 */
function withoutRejections(ort: OnnxRuntime) {
  const { create } = ort.InferenceSession
  const patient = async (...args: Parameters<typeof create>): Promise<InferenceSession | NoSession> => {
    try {
      return await create(...args)
    } catch (error) {
      return new NoSession(error)
    }
  }
  return { ...ort, InferenceSession: { create: patient } }
}

/** The library, prepared: the page's runtime, no network, no cache of its own. */
async function library(ort: OnnxRuntime) {
  if (!(RUNTIME_KEY in globalThis)) Object.assign(globalThis, { [RUNTIME_KEY]: withoutRejections(ort) })
  const transformers = await import('@huggingface/transformers')
  const { env } = transformers
  env.allowLocalModels = false
  env.allowRemoteModels = true
  env.useBrowserCache = false
  env.useFSCache = false
  env.useWasmCache = false
  env.logLevel = transformers.LogLevel.ERROR
  return transformers
}

/** Whether transformers.js knows the type as that of a causal language model. */
export async function isCausal(ort: OnnxRuntime, modelType: string): Promise<boolean> {
  const { AutoModelForCausalLM } = await library(ort)
  return AutoModelForCausalLM.supports(modelType)
}

export interface HandedFiles {
  readonly location: HubLocation
  readonly configJson: unknown
  readonly files: DtypeFiles
  readonly layers: number
  /** A file's bytes; null where the repository lacks it. */
  readonly read: (path: string) => Promise<Response | null>
}

/** Rejects as ONNX Runtime does. */
export async function createTransformersSession(
  ort: OnnxRuntime,
  kind: DeviceKind,
  handed: HandedFiles,
): Promise<InferenceSession> {
  const { AutoModelForCausalLM, env } = await library(ort)
  const { location, files } = handed
  const address = location.address.replace(/\/+$/, '')
  const prefix = `${address}/${location.repository}/resolve/${encodeURIComponent(location.revision)}/`
  env.remoteHost = `${address}/`
  env.remotePathTemplate = '{model}/resolve/{revision}/'
  env.useCustomCache = true
  env.customCache = {
    match: async (url) =>
      url.startsWith(prefix) ? ((await handed.read(url.slice(prefix.length))) ?? undefined) : undefined,
    put: async () => {},
  }
  // What was not handed over does not exist.
  env.fetch = async () => new Response(null, { status: 404 })
  const model = await AutoModelForCausalLM.from_pretrained(location.repository, {
    revision: location.revision,
    // What the session options name.
    device: 'auto',
    dtype: dtypeOf(files.dtype),
    model_file_name: files.graphName,
    use_external_data_format: files.files.length - 1,
    session_options: sessionOptions(kind, handed.layers),
  })
  const { sessions } = model
  const session: unknown = sessions['model']
  if (session instanceof NoSession) throw session.reason
  if (!isSession(session)) throw new Error('it has no single graph')
  return session
}

function isSession(value: unknown): value is InferenceSession {
  return typeof value === 'object' && value !== null && 'run' in value && 'inputMetadata' in value
}

const dtypes = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'bnb4', 'q4f16', 'q2', 'q2f16', 'q1', 'q1f16'] as const

function dtypeOf(name: string): (typeof dtypes)[number] {
  return dtypes.find((dtype) => dtype === name) ?? 'fp32'
}
