/** The steps of each tokenization model: worked examples, and the best paths of a lattice against all paths of it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { traceLattice } from '../../../src/core/steps/lattice.ts'
import { traceLongestMatch } from '../../../src/core/steps/longestMatch.ts'
import { mergedIds, mergesAfter, mergeTrees, traceMerges, type MergeNode } from '../../../src/core/steps/merges.ts'
import { MAX_PIECE_UNITS, traceModel } from '../../../src/core/steps/traceModel.ts'
import type { ModelInside } from '../../../src/core/tokenizers/inside.ts'
import { shippedTokenizer } from '../tokenizers/bpe/shipped.ts'
import { loadStaged } from '../tokenizers/stages/loadStaged.ts'

function modelOf(model: object): ModelInside {
  const inside = loadStaged({ model }).inside()
  if (inside.kind !== 'stages') throw new Error(inside.kind)
  return inside.model
}

function bpe(merges: readonly (readonly [string, string])[], more: object = {}) {
  const pieces = [...new Set([...'hugspn', ...merges.map((parts) => parts.join(''))])]
  const model = modelOf({
    type: 'BPE',
    vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
    merges,
    ...more,
  })
  if (model.type !== 'bpe') throw new Error(model.type)
  return { model, idOf: (piece: string): number => pieces.indexOf(piece), pieceOf: (id: number) => pieces[id] }
}

describe('merges', () => {
  const { model, idOf, pieceOf } = bpe([
    ['u', 'g'],
    ['h', 'u'],
    ['h', 'ug'],
    ['ug', 's'],
  ])

  test('the lowest rank first, with what else was possible', () => {
    const trace = traceMerges(model, 'hugs')
    expect(trace.possible).toEqual([{ rank: 1, id: idOf('hu') }, { rank: 0, id: idOf('ug') }, null])
    expect(trace.steps).toEqual([
      { at: 1, rank: 0, id: idOf('ug'), before: { rank: 2, id: idOf('hug') }, after: { rank: 3, id: idOf('ugs') } },
      { at: 0, rank: 2, id: idOf('hug'), before: null, after: null },
    ])
    expect(mergesAfter(trace, 0).tokens.map(({ id }) => pieceOf(id))).toEqual(['h', 'u', 'g', 's'])
    expect(mergesAfter(trace, 1)).toMatchObject({
      tokens: [
        { start: 0, end: 1 },
        { id: idOf('ug'), start: 1, end: 3 },
        { start: 3, end: 4 },
      ],
      possible: [{ rank: 2 }, { rank: 3 }],
    })
    expect(mergesAfter(trace, 2).tokens.map(({ id }) => pieceOf(id))).toEqual(['hug', 's'])
  })

  test('leftmost of equal ranks, and trees of what was made of what', () => {
    const trace = traceMerges(model, 'ugug')
    expect(trace.steps.map(({ at }) => at)).toEqual([0, 1])
    const spelled = ({ token, made }: MergeNode): unknown =>
      made === null ? pieceOf(token.id) : [made.step, ...made.parts.map(spelled)]
    expect(mergeTrees(trace, 2).map(spelled)).toEqual([
      [0, 'u', 'g'],
      [1, 'u', 'g'],
    ])
    expect(mergeTrees(traceMerges(model, 'hug'), 2).map(spelled)).toEqual([[1, 'h', [0, 'u', 'g']]])
  })

  test('a piece that is looked up first says so, and what merging would lead to', () => {
    const { pieceOf: spell, ...whole } = bpe([['u', 'g']], { ignore_merges: true })
    const trace = traceMerges(whole.model, 'ug')
    expect(trace.whole).toBe(whole.idOf('ug'))
    expect(mergedIds(trace).map(spell)).toEqual(['ug'])
    expect(traceMerges(whole.model, 'hug').whole).toBeNull()
  })

  test('GPT-2: " lowercased" ends as it is known to, its last merge the highest rank of the three tokens', () => {
    const gpt2 = shippedTokenizer('gpt2')
    const traced = traceModel(gpt2, 'Ġlowercased')
    if (!traced.ok || traced.value.kind !== 'merges') throw new Error('no merges')
    const { steps } = traced.value
    const last = mergesAfter(traced.value, steps.length).tokens
    expect(last.map(({ id }) => gpt2.piece(id))).toEqual(['Ġlower', 'c', 'ased'])
    expect(last.map(({ id }) => id)).toEqual([2793, 66, 839])
    // The same ranks as in the detail of a token.
    expect(steps.map(({ rank }) => rank)).toEqual(steps.map(({ id }) => gpt2.rank(id)?.value))
  })

  test('a piece is as long as can be shown, or refused', () => {
    const gpt2 = shippedTokenizer('gpt2')
    expect(traceModel(gpt2, 'a'.repeat(MAX_PIECE_UNITS)).ok).toBe(true)
    expect(traceModel(gpt2, 'a'.repeat(MAX_PIECE_UNITS + 1))).toMatchObject({ failure: { code: 'too-large' } })
  })
})

describe('the longest match', () => {
  const pieces = ['[UNK]', 'un', '##hug', '##h', 'u', '##g']
  const model = modelOf({
    type: 'WordPiece',
    vocab: Object.fromEntries(pieces.map((piece, id) => [piece, id])),
    unk_token: '[UNK]',
    max_input_chars_per_word: 6,
  })
  if (model.type !== 'wordpiece') throw new Error(model.type)

  test('is found by trying every shorter one', () => {
    expect(traceLongestMatch(model, 'unhug').positions).toEqual([
      { start: 0, ends: [5, 4, 3, 2], found: 1 },
      { start: 2, ends: [5], found: 2 },
    ])
  })

  test('what fits nowhere makes the word unknown, and so does a word that is too long', () => {
    expect(traceLongestMatch(model, 'unx')).toMatchObject({
      tooLong: false,
      positions: [
        { start: 0, ends: [3, 2], found: 1 },
        { start: 2, ends: [3], found: null },
      ],
    })
    expect(traceLongestMatch(model, 'unununu')).toMatchObject({ tooLong: true, positions: [] })
  })
})

describe('the lattice', () => {
  test('has the best paths of all, in order, and the sum of their scores', () => {
    const score = fc.integer({ min: -20, max: 0 }).map((value) => value / 4)
    const scored = fc.uniqueArray(
      fc.tuple(fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 3 }), score),
      {
        selector: ([piece]) => piece,
        minLength: 1,
        maxLength: 12,
      },
    )
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(scored, text, (vocabulary, piece) => {
        const model = modelOf({ type: 'Unigram', vocab: [['<unk>', 0], ...vocabulary], unk_id: 0 })
        if (model.type !== 'unigram') throw new Error(model.type)
        const { edges, paths } = traceLattice(model, piece, 5)
        const all = (at: number): number[] =>
          at === piece.length
            ? [0]
            : edges.flatMap((edge) => (edge.start === at ? all(edge.end).map((rest) => edge.score + rest) : []))
        const best = all(0)
          .toSorted((a, b) => b - a)
          .slice(0, 5)
        expect(paths).toHaveLength(best.length)
        for (const [index, path] of paths.entries()) expect(path.score).toBeCloseTo(best[index] ?? NaN, 9)
        for (const { edges: path } of paths)
          expect(path.map((index) => piece.slice(edges[index]?.start, edges[index]?.end)).join('')).toBe(piece)
        expect(new Set(paths.map(({ edges: path }) => path.join())).size).toBe(paths.length)
      }),
      { numRuns: 300 },
    )
  })
})
