/** The benchmark's page: `load` and `score` stand on the global object for `bench/scoring.mjs` to call. */
import { plain, tessera, type Way } from './ways.ts'

let way: Way | null = null

async function load(name: 'tessera' | 'plain', vocabularySize: number, threads: number): Promise<void> {
  const model = `v${vocabularySize}`
  way = name === 'tessera' ? await tessera(model, vocabularySize, threads) : await plain(model, threads)
  // Whatever is made at the first run is made now.
  await way([1, 2, 3, 4])
}

/** The best of `rounds` in milliseconds, and sums by which the ways are compared. */
async function score(tokens: number, vocabularySize: number, rounds: number) {
  if (way === null) throw new Error('nothing is loaded')
  const ids = Array.from({ length: tokens }, (_, index) => (index * 7919 + 13) % vocabularySize)
  let best = Infinity
  let sums = { logProbability: 0, entropy: 0, rank: 0 }
  for (let round = 0; round < rounds; round++) {
    const start = performance.now()
    const { logProbability, entropy, rank } = await way(ids)
    best = Math.min(best, performance.now() - start)
    const sum = (values: Float32Array | Uint32Array): number =>
      Array.from(values).reduce((all, value) => all + value, 0)
    sums = { logProbability: sum(logProbability), entropy: sum(entropy), rank: sum(rank) }
  }
  return { milliseconds: best, sums }
}

Object.assign(globalThis, { load, score })
