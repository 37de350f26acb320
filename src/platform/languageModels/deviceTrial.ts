/**
 * Which device a language model runs on: opens it where it was wanted, compares WebGPU with WASM on fixed tokens before
 * WebGPU is believed, and says what came of it. Half precision on WebGPU is known to be wrong while it looks right.
 */
import type { Outcome } from '../../core/tokenizers/failure.ts'
import type { CausalSession } from './causalSession.ts'
import { failureOfError, briefTextOf } from './modelFailures.ts'
import type { GpuSupport } from './runtime.ts'
import { scoreSequence } from './scoreSequence.ts'
import type { DevicePreference, LanguageModelNote } from '../../core/scores/languageModel.ts'

const PROBE_TOKENS = 32
/** Fed in parts, so that what is computed behind a cache is compared too. */
const PROBE_POSITIONS = 12
/** Nats by which the devices may differ on a token: weights in 32 or 8 bits, and weights that compute in half precision. */
const TOLERANCE_NATS = 1e-3
const HALF_TOLERANCE_NATS = 0.05

export type Open = (kind: 'webgpu' | 'wasm') => Promise<Outcome<CausalSession>>

export interface Trial {
  readonly session: CausalSession
  readonly kind: 'webgpu' | 'wasm'
  readonly notes: readonly LanguageModelNote[]
}

export interface TrialOptions {
  readonly preference: DevicePreference
  readonly gpu: GpuSupport
  /** `fp16`, `q4f16`, … compute in half precision. */
  readonly dtype: string
  readonly vocabularySize: number
  readonly contextLength: number
  readonly signal: AbortSignal
  /** Called when the comparison of two devices begins. */
  readonly onCheck: () => void
  readonly pause: () => Promise<void>
}

/** Opens on one device, which is then kept. Failures are those of `open`. */
export async function openOnDevice(open: Open, options: TrialOptions): Promise<Outcome<Trial>> {
  const reason = reasonAgainstGpu(options)
  if (reason !== null) return openWasm(open, reason)
  options.onCheck()
  const reference = await measured(open, options)
  options.signal.throwIfAborted()
  const opened = await open('webgpu')
  if (!opened.ok) {
    const detail = String(opened.failure.values['detail'] ?? opened.failure.code)
    // What WASM could not run either has failed for good.
    return reference.ok ? openWasm(open, [{ code: 'webgpu-failed', values: { detail } }]) : opened
  }
  const session = opened.value
  if (!reference.ok) {
    const note: LanguageModelNote = {
      code: 'webgpu-unchecked',
      values: { detail: String(reference.failure.values['detail'] ?? '') },
    }
    return { ok: true, value: { session, kind: 'webgpu', notes: [note] } }
  }
  const compared = await compare(session, reference.value, options)
  if (compared.code === 'webgpu-agrees') return { ok: true, value: { session, kind: 'webgpu', notes: [compared] } }
  await session.close()
  return openWasm(open, [compared])
}

/** Why WebGPU is not even tried, as notes; null: it is. Not having it is worth a word only to one who asked for it. */
function reasonAgainstGpu({ preference, gpu, dtype }: TrialOptions): readonly LanguageModelNote[] | null {
  if (preference === 'wasm') return []
  if (gpu.adapter === 'none') return preference === 'webgpu' ? [{ code: 'webgpu-absent', values: {} }] : []
  if (gpu.adapter === 'software' && preference === 'auto') return [{ code: 'webgpu-slow', values: {} }]
  if (computesInHalf(dtype) && !gpu.half) return [{ code: 'webgpu-half', values: {} }]
  return null
}

function computesInHalf(dtype: string): boolean {
  return dtype.endsWith('f16') || dtype === 'fp16'
}

async function openWasm(open: Open, notes: readonly LanguageModelNote[]): Promise<Outcome<Trial>> {
  const opened = await open('wasm')
  return opened.ok ? { ok: true, value: { session: opened.value, kind: 'wasm', notes } } : opened
}

/** Log-probabilities of the probe on WASM. The session is closed: two copies of large weights would not fit. */
async function measured(open: Open, options: TrialOptions): Promise<Outcome<Float32Array>> {
  const opened = await open('wasm')
  if (!opened.ok) return opened
  try {
    return { ok: true, value: await probe(opened.value, options) }
  } catch (error) {
    options.signal.throwIfAborted()
    return { ok: false, failure: failureOfError(error, '', 'wasm') }
  } finally {
    await opened.value.close()
  }
}

/** Tokens from all over the vocabulary. */
function probeTokens(vocabularySize: number): readonly number[] {
  return Array.from({ length: PROBE_TOKENS }, (_, index) => (index * 7919 + 13) % vocabularySize)
}

async function probe(
  session: CausalSession,
  { vocabularySize, contextLength, signal, pause }: TrialOptions,
): Promise<Float32Array> {
  const scores = await scoreSequence(session, probeTokens(vocabularySize), {
    beginToken: null,
    topK: 0,
    stride: null,
    mostPositions: PROBE_POSITIONS,
    contextLength,
    vocabularySize,
    signal,
    onProgress: () => {},
    pause,
  })
  return scores.logProbability.subarray(1)
}

async function compare(
  session: CausalSession,
  reference: Float32Array,
  options: TrialOptions,
): Promise<LanguageModelNote> {
  const tolerance = computesInHalf(options.dtype) ? HALF_TOLERANCE_NATS : TOLERANCE_NATS
  try {
    const scores = await probe(session, options)
    const difference = scores.reduce(
      (most, score, index) => Math.max(most, Math.abs(score - (reference[index] ?? Number.NaN))),
      -Infinity,
    )
    const values = { difference: difference.toPrecision(2), tolerance, tokens: PROBE_TOKENS }
    return { code: difference <= tolerance ? 'webgpu-agrees' : 'webgpu-differs', values }
  } catch (error) {
    if (options.signal.aborted) await session.close()
    options.signal.throwIfAborted()
    return { code: 'webgpu-failed', values: { detail: briefTextOf(error) } }
  }
}
