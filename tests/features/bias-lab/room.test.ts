/** What the Markov room shows: settings as typed, trouble in words, and the tree of covers. */
import { describe, expect, test } from 'vitest'
import { markovPresets } from '../../../src/core/bytelevel/markov/presets.ts'
import { coverTree, type CoverNode } from '../../../src/features/bias-lab/markov/coverTree.ts'
import { idsOf, largestDifference, languageModelOfPreset } from '../../../src/features/bias-lab/markov/graphs.ts'
import { powersOfTen } from '../../../src/ui/powersOfTen.ts'
import { changedOptions, roomSettings } from '../../../src/features/bias-lab/markov/roomSettings.ts'
import { findLanguageModelCard } from '../../../src/core/scores/catalogue.ts'
import {
  lookAt,
  segmenterOf,
  settingsOf,
  withOrder,
  type RoomSettings,
  type RoomView,
} from '../../../src/features/bias-lab/markov/room.ts'
import { defaultOptions } from '../../../src/features/options.ts'

function settings(id: string, prompt: string): RoomSettings {
  const preset = markovPresets.find((one) => one.id === id)
  if (preset === undefined) throw new Error(id)
  return settingsOf(preset.chain, preset.segmenter, prompt)
}

function view(of: RoomSettings): RoomView {
  const result = lookAt(of)
  if (result.kind !== 'view') throw new Error(result.kind)
  return result.view
}

describe('settings', () => {
  test('examples survive being typed', () => {
    for (const { chain, segmenter } of markovPresets)
      expect(segmenterOf(settingsOf(chain, segmenter, ''))).toEqual(segmenter)
  })

  test('a token that is too long is refused as what it is', () => {
    const token = 'A'.repeat(40)
    expect(lookAt({ ...settings('runs', 'A'), tokens: `A B ${token}` })).toEqual({
      kind: 'long-token',
      token,
      length: 40,
      most: 32,
    })
    expect(lookAt({ ...settings('runs', 'A'), tokens: `A B ${'AB'.repeat(8)}` }).kind).toBe('view')
  })

  test('lower case and commas are read', () => {
    expect(segmenterOf({ ...settings('runs', ''), tokens: 'a, b,aa ' })).toEqual({
      method: 'longest-prefix',
      tokens: ['A', 'B', 'AA'],
    })
    expect(segmenterOf({ ...settings('merges', ''), merges: 'b+a  ba+a' })).toEqual({
      method: 'merges',
      merges: [
        ['B', 'A'],
        ['BA', 'A'],
      ],
    })
  })

  test('another order keeps what the contexts share', () => {
    const runs = settings('runs', '').chain
    const longer = withOrder(runs, 2)
    expect(longer.nextIsA).toEqual({ AA: 0.75, BA: 0.75, AB: 0.5, BB: 0.5 })
    expect(withOrder(longer, 1).nextIsA).toEqual(runs.nextIsA)
  })
})

describe('options', () => {
  test('mean the example with its first prompt, or the prompt that is set', () => {
    expect(roomSettings(defaultOptions.markov)).toEqual(settings('runs', 'A'))
    expect(roomSettings({ preset: 'merges', prompt: 'BB', own: null })).toEqual(settings('merges', 'BB'))
    expect(roomSettings({ preset: 'merges', prompt: '', own: null }).prompt).toBe('')
  })

  test('another prompt leaves the example, anything else makes it one’s own; both mean what was set', () => {
    const prompted = changedOptions(defaultOptions.markov, settings('runs', 'BA'))
    expect(prompted).toEqual({ preset: 'runs', prompt: 'BA', own: null })
    const changed = { ...settings('runs', 'BA'), tokens: 'A B BA' }
    const own = changedOptions(prompted, changed)
    expect(own.preset).toBe('own')
    expect(roomSettings(own)).toEqual(changed)
    expect(roomSettings(changedOptions(own, { ...changed, prompt: 'A' }))).toEqual({ ...changed, prompt: 'A' })
    expect(roomSettings({ preset: 'own', prompt: 'A', own: null }).chain).toEqual(markovPresets[0]?.chain)
  })
})

describe('as an ONNX graph', () => {
  test('each example has its own', () => {
    const languageModels = markovPresets.map(({ id }) => languageModelOfPreset(id))
    expect(new Set(languageModels).size).toBe(markovPresets.length)
    for (const languageModel of languageModels) expect(findLanguageModelCard(languageModel ?? '')?.dtype).toBe('fp32')
    expect(languageModelOfPreset('own')).toBeNull()
  })

  test('tokens are found by their spelling, and the next one is exact', () => {
    const described = ['B', 'A', '<bos>'].map((piece, id) => ({ id, piece, bytes: null, rank: null }))
    expect(idsOf(['A', 'B', 'A'], described)).toEqual([1, 0, 1])
    expect(idsOf(['A', 'AA'], described)).toBeNull()
    const { vocabulary, nextTokens } = view(settings('two-states', 'AA'))
    expect(vocabulary).toEqual(['AA', 'A', 'B'])
    expect(nextTokens).toEqual([0.36, 0.24, 0.4].map((value) => expect.closeTo(value, 12)))
    expect(view(settings('third-order', 'BAA')).nextTokens).toBeNull()
  })

  test('differences', () => {
    expect(largestDifference([0.5, 0.25], [0.5, 0.5])).toBe(0.25)
    expect(largestDifference([0.5, 0.25], [0.5])).toBeNaN()
    expect([0, 1e-6, 3.14e-8, 0.0123].map(powersOfTen)).toEqual(['0', '10⁻⁶', '3.1 × 10⁻⁸', '1.2 × 10⁻²'])
  })
})

describe('the view', () => {
  test('runs of A', () => {
    const { cut, answers, covers, candidates, figures } = view(settings('runs', 'A'))
    expect(cut).toEqual(['A'])
    expect(answers.naive).toEqual({ defined: true, nextIsA: 0 })
    expect(answers.truth).toEqual({ defined: true, nextIsA: 0.75 })
    expect(covers).toHaveLength(2)
    expect(candidates).toBe(2)
    expect(figures?.charactersPerToken).toBeCloseTo(1.4, 12)
  })

  test('trouble is said, not thrown', () => {
    expect(lookAt(settings('runs', 'AC')).kind).toBe('bad-prompt')
    expect(lookAt(settings('runs', 'A'.repeat(11))).kind).toBe('bad-prompt')
    expect(lookAt({ ...settings('runs', 'A'), tokens: 'A AA' }).kind).toBe('failure')
    expect(lookAt({ ...settings('merges', 'A'), merges: 'A' }).kind).toBe('failure')
    expect(view(settings('runs', '')).covers).toEqual([])
  })
})

test('the tree adds up, and its leaves are the covers', () => {
  const { covers, promptProbability } = view(settings('third-order', 'BBAAB'))
  const tree = coverTree(covers)
  const leaves = (nodes: readonly CoverNode[]): number =>
    nodes.reduce((sum, { children }) => sum + (children.length === 0 ? 1 : leaves(children)), 0)
  const check = (nodes: readonly CoverNode[], total: number): void => {
    expect(nodes.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(total, 12)
    for (const { children, probability } of nodes) if (children.length > 0) check(children, probability)
  }
  check(tree, promptProbability)
  expect(leaves(tree)).toBe(covers.length)
})
