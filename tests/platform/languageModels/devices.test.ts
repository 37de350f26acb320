/** Which device is taken and why, and how a language model leaves the GPU: with simulated devices. */
import { describe, expect, test } from 'vitest'
import type { CausalSession } from '../../../src/platform/languageModels/causalSession.ts'
import { openOnDevice, type Open, type TrialOptions } from '../../../src/platform/languageModels/deviceTrial.ts'
import { failureOfError } from '../../../src/platform/languageModels/modelFailures.ts'
import { DeviceFailed, OnnxLanguageModel } from '../../../src/platform/languageModels/onnxLanguageModel.ts'
import { threadsFor } from '../../../src/platform/languageModels/runtime.ts'
import type { LoadedLanguageModel, LanguageModelCard } from '../../../src/core/scores/languageModel.ts'
import { fail, succeed, type Outcome } from '../../../src/core/tokenizers/failure.ts'
import { golden, openTiny, shifted } from './tinyModel.ts'

const { vocabularySize, contextLength } = golden
const never = new AbortController().signal

/** `gpu`: what the GPU makes of a run; null: it cannot be opened. */
function devices(gpu: Parameters<typeof openTiny>[1] | null, wasm: (() => Outcome<never>) | null = null) {
  const opened: string[] = []
  const open: Open = async (kind): Promise<Outcome<CausalSession>> => {
    opened.push(kind)
    if (kind === 'wasm') return wasm === null ? succeed(await openTiny()) : wasm()
    return gpu === null
      ? fail('session-failed', { what: 'tiny', device: 'WebGPU', detail: 'no such operator' })
      : succeed(await openTiny('tiny', gpu))
  }
  return { open, opened }
}

const options = (changes: Partial<TrialOptions> = {}): TrialOptions => ({
  preference: 'auto',
  gpu: { adapter: 'hardware', half: true },
  dtype: 'fp32',
  vocabularySize,
  contextLength,
  signal: never,
  onCheck: () => {},
  pause: async () => {},
  ...changes,
})

async function tried(open: Open, changes: Partial<TrialOptions> = {}) {
  const trial = await openOnDevice(open, options(changes))
  if (!trial.ok) return trial.failure.code
  await trial.value.session.close()
  return [trial.value.kind, ...trial.value.notes.map(({ code }) => code)].join(' ')
}

describe('the device', () => {
  test('is WebGPU where it agrees with WASM, and the difference is stated', async () => {
    const { open, opened } = devices((run) => shifted(run, 1e-5))
    const trial = await openOnDevice(open, options())
    if (!trial.ok) throw new Error(trial.failure.code)
    expect(opened).toEqual(['wasm', 'webgpu'])
    expect(trial.value.kind).toBe('webgpu')
    const [note] = trial.value.notes
    expect(note).toMatchObject({ code: 'webgpu-agrees', values: { tokens: 32, tolerance: 1e-3 } })
    // Half of the logits are 10⁻⁵ higher: between 0 and 10⁻⁵ a log-probability.
    expect(Number(note?.values['difference'])).toBeGreaterThan(2e-6)
    expect(Number(note?.values['difference'])).toBeLessThan(1.2e-5)
    await trial.value.session.close()
  })

  test('is WASM where WebGPU gives something else, fails in a run, or cannot be opened', async () => {
    expect(await tried(devices((run) => shifted(run, 0.01)).open)).toBe('wasm webgpu-differs')
    // Right at first, wrong behind a cache.
    let runs = 0
    expect(await tried(devices((run) => ((runs += 1) === 1 ? run() : shifted(run, 0.01))).open)).toBe(
      'wasm webgpu-differs',
    )
    expect(await tried(devices(() => Promise.reject(new Error('device hung'))).open)).toBe('wasm webgpu-failed')
    expect(await tried(devices((run) => shifted(run, Number.NaN)).open)).toBe('wasm webgpu-failed')
    expect(await tried(devices(null).open)).toBe('wasm webgpu-failed')
  })

  test('may differ by more where the weights compute in half precision', async () => {
    const gpu = devices((run) => shifted(run, 0.01)).open
    expect(await tried(gpu, { dtype: 'q4f16' })).toBe('webgpu webgpu-agrees')
    expect(await tried(gpu, { dtype: 'fp16', gpu: { adapter: 'hardware', half: false } })).toBe('wasm webgpu-half')
  })

  test('is not tried on WebGPU where there is none, or none faster, unless it was asked for', async () => {
    const { open, opened } = devices((run) => run())
    expect(await tried(open, { preference: 'wasm' })).toBe('wasm')
    expect(await tried(open, { gpu: { adapter: 'none', half: false } })).toBe('wasm')
    expect(await tried(open, { gpu: { adapter: 'none', half: false }, preference: 'webgpu' })).toBe(
      'wasm webgpu-absent',
    )
    expect(await tried(open, { gpu: { adapter: 'software', half: false } })).toBe('wasm webgpu-slow')
    expect(opened).toEqual(['wasm', 'wasm', 'wasm', 'wasm'])
    expect(await tried(open, { gpu: { adapter: 'software', half: false }, preference: 'webgpu' })).toBe(
      'webgpu webgpu-agrees',
    )
  })

  test('is WebGPU, unchecked, where WASM cannot run it; nothing where neither can', async () => {
    const refused = () => fail('unsupported-operator', { what: 'tiny', device: 'WASM', detail: 'MatMulNBits' })
    expect(await tried(devices((run) => run(), refused).open)).toBe('webgpu webgpu-unchecked')
    expect(await tried(devices(null, refused).open)).toBe('session-failed')
  })
})

const card: LanguageModelCard = {
  id: 'tiny',
  name: 'Tiny',
  tokenizer: 'tiny',
  sameTokenizers: [],
  source: { name: 'tests', revision: '1', url: null },
  licence: 'Apache-2.0',
  dtype: 'fp32',
  contextLength,
  parameters: null,
  vocabularySize,
  beginToken: null,
  downloadBytes: null,
}

describe('a language model on a GPU', () => {
  const ids = golden.sequences[2]?.ids ?? []
  const expected = golden.sequences[2]?.logProbability ?? []

  async function onGpu(
    gpu: Parameters<typeof openTiny>[1],
    state: { lost: string | null },
    wasm: (() => Outcome<never>) | null = null,
  ) {
    const { open, opened } = devices(gpu, wasm)
    const moved: LoadedLanguageModel[] = []
    const languageModel = new OnnxLanguageModel({
      card,
      trial: { session: await openTiny('tiny', gpu), kind: 'webgpu', notes: [{ code: 'webgpu-agrees', values: {} }] },
      open,
      wasm: { threads: 1, isolated: false },
      gpuLost: () => state.lost,
      gpuFate: async () => state.lost,
      onMoved: (loaded) => moved.push(loaded),
      endTokens: new Set(),
      pause: async () => {},
    })
    return { languageModel, opened, moved }
  }
  const scoring = { signal: never, topK: 0, begin: false, stride: null }

  test('that fails in the middle goes on with WASM, once, and says so', async () => {
    let runs = 0
    const failing = (run: () => ReturnType<Parameters<NonNullable<Parameters<typeof openTiny>[1]>>[0]>) => {
      if ((runs += 1) === 2) throw new Error('mapAsync failed')
      return run()
    }
    const { languageModel, opened, moved } = await onGpu(failing, { lost: null })
    await languageModel.score(ids, scoring)
    expect(languageModel.device.kind).toBe('webgpu')
    // Both wait on the same GPU; it is left once.
    const [one, other] = await Promise.all([
      languageModel.score(ids, scoring),
      languageModel.score(ids.slice(0, 9), scoring),
    ])
    expect(one.logProbability[32]).toBeCloseTo(expected[31] ?? Number.NaN, 4)
    expect(other.logProbability[8]).toBeCloseTo(expected[7] ?? Number.NaN, 4)
    expect(opened).toEqual(['wasm'])
    expect(languageModel.device).toEqual({ kind: 'wasm', threads: 1, isolated: false })
    expect(moved).toEqual([
      { card, device: languageModel.device, notes: [{ code: 'webgpu-failed', values: { detail: 'mapAsync failed' } }] },
    ])
    await languageModel.release()
  })

  test('is not believed where the GPU was lost, even if it gave numbers', async () => {
    const state: { lost: string | null } = { lost: null }
    const { languageModel, moved } = await onGpu((run) => {
      state.lost = 'the driver was reset'
      return shifted(run, 5)
    }, state)
    const scores = await languageModel.score(ids, scoring)
    expect(scores.logProbability[32]).toBeCloseTo(expected[31] ?? Number.NaN, 4)
    expect(moved.map(({ notes }) => notes)).toEqual([
      [{ code: 'webgpu-lost', values: { detail: 'the driver was reset' } }],
    ])
    await languageModel.release()
  })

  test('that is lost with no WASM to go to fails in words', async () => {
    const refused = () => fail('out-of-memory', { what: 'Tiny', device: 'WASM' })
    const { languageModel } = await onGpu(() => Promise.reject(new Error('lost')), { lost: null }, refused)
    const failed = await languageModel.score(ids, scoring).catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(DeviceFailed)
    expect(failed).toMatchObject({ failure: { code: 'out-of-memory' } })
  })

  test('tells each token of a continuation once, though it begins again on WASM', async () => {
    let runs = 0
    const { languageModel } = await onGpu((run) => ((runs += 1) > 4 ? Promise.reject(new Error('gone')) : run()), {
      lost: null,
    })
    const told: number[] = []
    await languageModel.continue(ids.slice(0, 4), { sampling: null, mostTokens: 8, signal: never }, ({ id }) =>
      told.push(id),
    )
    const { languageModel: other } = await onGpu((run) => run(), { lost: null })
    const whole: number[] = []
    await other.continue(ids.slice(0, 4), { sampling: null, mostTokens: 8, signal: never }, ({ id }) => whole.push(id))
    expect(told).toEqual(whole)
    await languageModel.release()
    await other.release()
  })

  test('that is aborted stays where it is', async () => {
    const controller = new AbortController()
    const { languageModel, opened } = await onGpu(
      (run) => {
        controller.abort(new Error('typed on'))
        return run()
      },
      { lost: null },
    )
    await expect(languageModel.score(ids, { ...scoring, signal: controller.signal })).rejects.toThrow('typed on')
    expect(opened).toEqual([])
    expect(languageModel.device.kind).toBe('webgpu')
    await languageModel.release()
  })
})

describe('errors of ONNX Runtime', () => {
  test.each([
    ['RangeError: Array buffer allocation failed', 'out-of-memory'],
    ['std::bad_alloc', 'out-of-memory'],
    ['2043872736', 'out-of-memory'],
    [
      "Can't create a session. ERROR_CODE: 9, ERROR_MESSAGE: Could not find an implementation for MatMulNBits(1) node",
      'unsupported-operator',
    ],
    ['com.microsoft.Foo(-1) is not a registered function/op', 'unsupported-operator'],
    [
      "Can't create a session. ERROR_CODE: 7, ERROR_MESSAGE: Failed to load model because protobuf parsing failed.",
      'model-damaged',
    ],
    ['something else', 'session-failed'],
  ])('%s: %s', (text, code) => {
    expect(failureOfError(new Error(text), 'Tiny', 'wasm')).toMatchObject({
      code,
      values: { what: 'Tiny', device: 'WASM' },
    })
  })
})

test('threads: one without isolation, else as many as help, or as asked for', () => {
  expect([1, 2, 3, 4, 8].map((cores) => threadsFor(true, cores, null))).toEqual([1, 2, 2, 3, 4])
  expect(threadsFor(false, 8, 4)).toBe(1)
  expect(threadsFor(true, 2, 6)).toBe(6)
  expect(threadsFor(true, 8, 0)).toBe(1)
})
