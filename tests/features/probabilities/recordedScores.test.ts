/** The recorded scores of the prepared texts against the language model itself, run on WASM. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import {
  readRecord,
  recordedLane,
  recordOfSample,
} from '../../../src/features/probabilities/recorded/recordedScores.ts'
import type { ScoreRecord } from '../../../src/features/probabilities/recorded/recordedScores.ts'
import { recordedScorings } from '../../../src/features/probabilities/recorded/useRecordedScores.ts'
import { sampleIds, sampleText } from '../../../src/core/samples/samples.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../src/state/scoringChoice.ts'
import type { LaneResult } from '../../../src/state/session.ts'
import { createStore } from '../../../src/state/store.ts'
import { ScoringServer } from '../../../src/platform/workers/scoring/server.ts'
import { localSources } from '../../platform/workers/scoringSources.ts'
import { assetsBase, serveShippedFiles, settings } from '../../platform/workers/shippedFiles.ts'
import { encoding, input, bytesLane, text } from './scoredLane.ts'
import { setOptions } from '../../../src/state/actions/options.ts'

/** Bits per token, at most. */
const TOLERANCE = 1e-3

async function recordOf(id: string): Promise<ScoreRecord> {
  const record = await recordOfSample(id)
  if (record === null) throw new Error(`no record of ${id}`)
  return record
}

describe('every prepared text', () => {
  const server = new ScoringServer(localSources)
  const nothing = (): void => {}
  beforeAll(async () => {
    serveShippedFiles()
    const { hubAddress, hubToken } = settings
    const request = {
      requestId: 'load',
      languageModel: BYTE_LANGUAGE_MODEL,
      settings: { assetsBase, hubAddress, hubToken },
      device: 'auto',
      dtype: null,
      threads: 1,
    } as const
    const loaded = await server.load(request, nothing)
    if (!loaded.ok) throw new Error(JSON.stringify(loaded.failure))
  })
  afterAll(() => {
    vi.unstubAllGlobals()
  })

  test.each(sampleIds)(
    '%s has a record of its very text, with less than a thousandth of a bit between them for any token',
    async (id) => {
      const record = await recordOf(id)
      expect(record.text).toBe(await sampleText(id))
      const scored = await server.scoreText(
        {
          requestId: id,
          languageModel: BYTE_LANGUAGE_MODEL,
          text: record.text,
          options: { begin: true, topK: 0, stride: null },
        },
        nothing,
      )
      if (!scored.ok) throw new Error(JSON.stringify(scored.failure))
      const computed = Array.from(scored.value.scores.logProbability, (nats) => -nats / Math.LN2)
      expect(record.bits).toHaveLength(computed.length)
      // What the record is ahead or behind up to each byte: its range bounds the difference of every token, of any cut.
      const ahead = [0]
      for (const [byte, bits] of computed.entries())
        ahead.push((ahead[byte] ?? NaN) + (record.bits[byte] ?? NaN) - bits)
      expect(Math.max(...ahead) - Math.min(...ahead)).toBeLessThan(TOLERANCE)
    },
    120_000,
  )
})

describe('a record', () => {
  const record: ScoreRecord = { text, bits: [3, 2, 3, 4, 4] }
  const result: LaneResult = {
    input,
    encoding: { tokenCount: 3, countByKind: [3, 0, 0, 0, 0], textBytes: 5, encoding, encodeMilliseconds: 0 },
    origin: 'live',
  }

  test('becomes the scores of any lane of its text', () => {
    expect(recordedLane(record, result)).toEqual({ ...bytesLane, origin: 'recorded', stride: 512 })
    expect(recordedLane({ ...record, text: 'a b d' }, result)).toBeNull()
  })

  test('of another length than its text, or with what is no number, is none', () => {
    expect(readRecord({ text, bits: [1, 2] })).toBeNull()
    expect(readRecord({ text, bits: [1, 2, 3, 4, -5] })).toBeNull()
    expect(readRecord(record)).toEqual(record)
  })

  test('is put only where scores of the text are lacking, by the choice that it was made with', () => {
    const store = createStore(
      { ...defaultComparison(text, null), tokenizers: ['gpt2', 'byt5'] },
      {
        session: {
          lanes: {
            gpt2: { result, early: null, progress: null, failure: null },
            byt5: { result, early: null, progress: null, failure: null },
          },
        },
      },
    )
    expect(recordedScorings(store.getState(), record, null)).toEqual({})
    setOptions(store, 'scoring', { reading: 'bytes' })
    expect(Object.keys(recordedScorings(store.getState(), record, null))).toEqual(['gpt2', 'byt5'])
    setOptions(store, 'scoring', { reader: 'tessera-bpe' })
    expect(recordedScorings(store.getState(), record, null)).toEqual({})
    setOptions(store, 'scoring', { reader: BYTE_LANGUAGE_MODEL })
    const live = { result: bytesLane, progress: null, failure: null }
    store.setState(({ session }) => ({
      session: { ...session, scoring: { ...session.scoring, lanes: { gpt2: live } } },
    }))
    expect(Object.keys(recordedScorings(store.getState(), record, null))).toEqual(['byt5'])
    const byAnother = { ...live, result: { ...bytesLane, languageModel: 'tessera-bpe' } }
    store.setState(({ session }) => ({
      session: { ...session, scoring: { ...session.scoring, lanes: { gpt2: byAnother, byt5: live } } },
    }))
    expect(Object.keys(recordedScorings(store.getState(), record, null))).toEqual(['gpt2'])
    setOptions(store, 'scoring', { begin: false })
    expect(recordedScorings(store.getState(), record, null)).toEqual({})
    setOptions(store, 'scoring', { begin: true, reading: 'own', readsOthers: false })
    expect(recordedScorings(store.getState(), record, null)).toEqual({})
  })
})
