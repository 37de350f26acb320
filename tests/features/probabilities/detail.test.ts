import { describe, expect, it } from 'vitest'
import { expectedTokens } from '../../../src/features/probabilities/detail/expectedTokens.ts'
import { tokenLabel } from '../../../src/features/probabilities/detail/tokenLabel.ts'
import { figureLack, laneNote } from '../../../src/features/probabilities/lanes/laneNotes.ts'
import { loadedLanguageModel } from '../../app/effects/fakeScoring.ts'
import { pairedLane, bytesLane } from './scoredLane.ts'

const scores = pairedLane.scores
if (scores === null) throw new Error('the lane has scores')

describe('what was expected', () => {
  it('is nothing where there is no score', () => expect(expectedTokens(scores, 0, 10)).toEqual([]))

  it('marks the actual token among the most probable', () => {
    const rows = expectedTokens(scores, 1, 11)
    expect(rows.map(({ id, rank, isActual }) => [id, rank, isActual])).toEqual([
      [11, 1, true],
      [20, 2, false],
    ])
    expect(rows.map(({ probability }) => probability)).toEqual([expect.closeTo(0.5, 6), expect.closeTo(0.25, 6)])
  })

  it('adds the actual token with its own rank where it is not among them; equal probabilities have equal ranks', () => {
    expect(expectedTokens(scores, 2, 12).map(({ id, rank, isActual }) => [id, rank, isActual])).toEqual([
      [30, 1, false],
      [31, 1, false],
      [12, 300, true],
    ])
  })
})

describe('a token is written', () => {
  it.each([
    [Uint8Array.of(0x20, 0x61), 'Ġa', { text: ' a', kind: 'text' }],
    [Uint8Array.of(0xe1, 0x80), 'á', { text: 'E1 80', kind: 'bytes' }],
    [null, null, { text: '', kind: 'none' }],
    [new Uint8Array(), '', { text: '', kind: 'none' }],
    [null, '<|endoftext|>', { text: '<|endoftext|>', kind: 'piece' }],
    [Uint8Array.of(0xef, 0xbb, 0xbf), 'x', { text: '\ufeff', kind: 'text' }],
  ])('%j', (bytes, piece, label) => expect(tokenLabel(bytes, piece)).toEqual(label))
})

describe('what is said of a lane', () => {
  const ready = { status: 'idle' as const }
  const of = {
    isDrawn: true,
    scored: null,
    plan: { method: 'paired' as const, languageModel: 'hub:a/b' },
    languageModelStatus: ready,
    isAllowed: true,
    isLong: false,
    hasFailed: false,
  }
  it('is how it was scored, or why it is not', () => {
    expect(laneNote({ ...of, scored: pairedLane })).toEqual({
      type: 'scored',
      method: 'paired',
      languageModel: 'tessera-bpe',
      recorded: false,
      toAllow: false,
    })
    expect(laneNote({ ...of, plan: null })).toEqual({ type: 'no-language-model' })
    expect(laneNote({ ...of, isAllowed: false })).toEqual({ type: 'not-allowed', languageModel: 'hub:a/b' })
    expect(laneNote(of)).toEqual({ type: 'loading', languageModel: 'hub:a/b' })
    expect(
      laneNote({ ...of, languageModelStatus: { status: 'failed', failure: { code: 'network', values: {} } } }),
    ).toEqual({
      type: 'language-model-failed',
      languageModel: 'hub:a/b',
    })
    expect(laneNote({ ...of, isDrawn: false })).toEqual({ type: 'too-long' })
    const running = { ...of, languageModelStatus: { status: 'ready' as const, ...loadedLanguageModel('hub:a/b') } }
    expect(laneNote(running)).toEqual({ type: 'scoring', languageModel: 'hub:a/b' })
    const byBytes = { ...running, isLong: true, plan: { method: 'bytes' as const, languageModel: 'hub:a/b' } }
    expect(laneNote(byBytes)).toEqual({ type: 'waits-for-read', languageModel: 'hub:a/b' })
    // One that failed is not reading any more.
    expect(laneNote({ ...running, hasFailed: true })).toBeNull()
  })

  it('names the figures that it cannot have', () => {
    expect(figureLack('rank', pairedLane)).toBeNull()
    expect(figureLack('rank', bytesLane)).toBe('bytes-have-none')
    expect(figureLack('surprisal', bytesLane)).toBeNull()
    expect(figureLack('excess', { ...pairedLane, excess: null })).toBe('no-excess')
  })
})
