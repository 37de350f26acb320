/**
 * The Markov language models against worked examples and against the chains themselves: the probability of a text is
 * the sum over its covers (token sequences that begin with it, and only whose last token runs past its end).
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { Tokenizer } from '@huggingface/tokenizers'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readTokenizer } from '../../pretraining/tokenizers/read.ts'
import { MarkovRows, type Ids } from './markovRows.ts'

const DIGITS = 6
const ORDER_3 = { AAA: 0.1, AAB: 0.8, ABA: 0.35, ABB: 0.6, BAA: 0.75, BAB: 0.2, BBA: 0.5, BBB: 0.9 }
const IN_ORDER = ['A', 'B', 'AA', 'BAAB', 'BBAA', 'BBBA', 'BA', 'BBA']

interface Chain {
  readonly name: string
  readonly vocabulary: readonly string[]
  readonly letterA: Readonly<Record<string, number>>
  /** The letters that the text follows; null for the stationary distribution. */
  readonly after: string | null
  /** Rows behind the last token, '' for none yet: of A, B, AA. */
  readonly rows: Readonly<Record<string, readonly number[]>>
  /** P(next letter is A) by the tokens of the text alone; null where they have probability 0. */
  readonly naive: Readonly<Record<string, number | null>>
}

const CHAINS: readonly Chain[] = [
  {
    name: 'markov-quarter-half',
    vocabulary: ['A', 'B', 'AA'],
    letterA: { A: 0.75, B: 0.5 },
    after: 'B',
    rows: { '': [1 / 8, 1 / 2, 3 / 8], A: [0, 1, 0], B: [1 / 8, 1 / 2, 3 / 8], AA: [3 / 16, 1 / 4, 9 / 16] },
    naive: { A: 0, AA: 0.75, AAA: 0, BA: 0, BAA: 0.75, BAAA: 0, BAAAA: 0.75, AB: 0.5, BB: 0.5 },
  },
  {
    name: 'markov-f1',
    vocabulary: ['A', 'B', 'AA'],
    letterA: { A: 0.6, B: 0.3 },
    after: null,
    rows: { '': [6 / 35, 4 / 7, 9 / 35], A: [0, 1, 0], B: [0.12, 0.7, 0.18], AA: [0.24, 0.4, 0.36] },
    naive: { A: 0, AA: 0.6, AAA: 0, BA: 0, B: 0.3 },
  },
  {
    name: 'markov-f2',
    vocabulary: IN_ORDER,
    letterA: ORDER_3,
    after: null,
    rows: {},
    naive: { AAA: 0, AAB: 0, ABA: 21 / 73, ABB: 0, BAA: null, BAB: 0, BBA: 0, BBB: 0, ABBAA: 0.75 },
  },
  {
    name: 'markov-f3',
    vocabulary: ['A', 'B', 'BA', 'BAA', 'BBA'],
    letterA: ORDER_3,
    after: null,
    rows: {},
    naive: { AAA: 0.1, AAB: 0, ABA: 0, ABB: 0, BAA: 0.75, BAB: 0, BBA: 0, BBB: 0, ABBAA: 0.75 },
  },
]

/** Shares of the runs of letters in the long run, by power iteration. */
function stationary(letterA: Chain['letterA']): Map<string, number> {
  const runs = Object.keys(letterA)
  let shares = new Map(runs.map((run) => [run, 1 / runs.length]))
  for (let round = 0; round < 2000; round++) {
    const next = new Map(runs.map((run) => [run, 0]))
    for (const [run, share] of shares) {
      const a = letterA[run] ?? Number.NaN
      for (const [letter, chance] of [
        ['A', a],
        ['B', 1 - a],
      ] as const) {
        const target = (run + letter).slice(1)
        next.set(target, (next.get(target) ?? 0) + share * chance)
      }
    }
    shares = next
  }
  return shares
}

/** P(an endless text of the chain begins with `text`). */
function chainProbability({ letterA, after }: Chain, shares: ReadonlyMap<string, number>, text: string): number {
  const order = Object.keys(letterA)[0]?.length ?? 0
  const from = (run: string, rest: string) => {
    let product = 1
    let last = run
    for (const letter of rest) {
      const a = letterA[last] ?? Number.NaN
      product *= letter === 'A' ? a : 1 - a
      last = (last + letter).slice(1)
    }
    return product
  }
  if (after !== null) return from(after, text)
  if (text.length >= order)
    return (shares.get(text.slice(0, order)) ?? Number.NaN) * from(text.slice(0, order), text.slice(order))
  return [...shares].filter(([run]) => run.startsWith(text)).reduce((total, [, share]) => total + share, 0)
}

const textsUpTo = (length: number): string[] =>
  length === 0
    ? ['']
    : ['', ...textsUpTo(length - 1).flatMap((text) => [`A${text}`, `B${text}`])].filter(
        (text, place, all) => all.indexOf(text) === place,
      )

describe.each(CHAINS)('$name', (chain) => {
  const { name, vocabulary } = chain
  const begin = vocabulary.length
  const folder = path.resolve('public/models', name)
  const tokenizer = readTokenizer(folder)
  const shares = stationary(chain.letterA)
  const encode = (text: string): number[] => [
    ...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids,
  ]
  const lettersOf = (id: number): string => vocabulary[id] ?? ''
  let model: MarkovRows
  beforeAll(async () => {
    model = await MarkovRows.load(name)
  })
  afterAll(() => model.release())

  /** Sum of the probabilities of the covers of what is left of a text behind `tokens`. */
  async function coverProbability(tokens: Ids, rest: string): Promise<number> {
    if (rest === '') return 1
    const row = await model.next(tokens)
    let total = 0
    for (const [id, share] of row.entries()) {
      const letters = lettersOf(id)
      if (share === 0 || letters === '') continue
      if (letters.startsWith(rest)) total += share
      else if (rest.startsWith(letters))
        total += share * (await coverProbability([...tokens, id], rest.slice(letters.length)))
    }
    return total
  }

  test('the rows of the worked example', async () => {
    for (const [token, shares_] of Object.entries(chain.rows)) {
      const row = await model.next(token === '' ? [begin] : [begin, vocabulary.indexOf(token)])
      for (const [id, share] of [...shares_, 0].entries()) expect(row[id]).toBeCloseTo(share, DIGITS)
    }
  })

  test('the next letter by the tokens of the text alone', async () => {
    for (const [text, share] of Object.entries(chain.naive)) {
      const row = await model.next([begin, ...encode(text)])
      const shareOf = (letter: string) =>
        row.reduce((total, one, id) => total + (lettersOf(id).startsWith(letter) ? one : 0), 0)
      // tokens that no endless text begins with are followed by its end
      if (share === null) expect([shareOf('A'), shareOf('B'), row[begin]]).toEqual([0, 0, 1])
      else expect(shareOf('A')).toBeCloseTo(share, DIGITS)
    }
  })

  test('every text of up to 7 letters is as probable by its covers as by the chain', async () => {
    for (const text of textsUpTo(7)) {
      expect(Math.abs((await coverProbability([begin], text)) - chainProbability(chain, shares, text))).toBeLessThan(
        1e-6,
      )
    }
  })

  test('a cache and padding change nothing', async () => {
    const texts = ['ABBAABBA', 'BAB', 'B', 'AAAABBB'].map((text) => [begin, ...encode(text)])
    const length = Math.max(...texts.map((ids) => ids.length))
    const filled = texts.map((ids) => Array.from({ length: length - ids.length }, () => 0))
    const { rows } = await model.run(
      texts.map((ids, place) => [...(filled[place] ?? []), ...ids]),
      texts.map((ids, place) => [...(filled[place] ?? []), ...ids.map(() => 1)]),
    )
    for (const [place, ids] of texts.entries()) {
      let past = model.emptyPast(1)
      for (const [index, id] of ids.entries()) {
        const expected = await model.next(ids.slice(0, index + 1))
        const step = await model.run([[id]], [ids.slice(0, index + 1).map(() => 1)], past)
        past = step.past
        expect(step.rows[0]?.[0]).toEqual(expected)
        expect(rows[place]?.[length - ids.length + index]).toEqual(expected)
      }
    }
  })

  test('its tokenizer is that of the chain, in two implementations', () => {
    const files = ['tokenizer.json', 'tokenizer_config.json'].map((file) =>
      JSON.parse(readFileSync(path.join(folder, file), 'utf8')),
    )
    const library = new Tokenizer(files[0], files[1])
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('A', 'B'), { maxLength: 40 }).map((letters) => letters.join('')),
        (text) => {
          const ids = encode(text)
          expect(library.encode(text, { add_special_tokens: false }).ids).toEqual(ids)
          expect(ids.map(lettersOf).join('')).toBe(text)
          expect(tokenizer.decode(ids)).toBe(text)
          if (name !== 'markov-f3') expect(ids.map(lettersOf)).toEqual(longestPrefixes(text, vocabulary))
        },
      ),
    )
  })
})

function longestPrefixes(text: string, vocabulary: readonly string[]): string[] {
  const tokens: string[] = []
  for (let at = 0; at < text.length; at += tokens.at(-1)?.length ?? 1) {
    const matching = vocabulary
      .filter((token) => text.startsWith(token, at))
      .toSorted((one, other) => other.length - one.length)
    tokens.push(matching[0] ?? text.slice(at))
  }
  return tokens
}
