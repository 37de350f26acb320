/** What the bias lab's part "The next byte" is asked: the part of the comparison that is its own. Types and start values only. */
import type { NextByteMethod } from '../bytelevel/nextByteMethods.ts'

export interface NextByteOptions {
  /** The language model that is asked. */
  readonly scorer: string
  readonly prompt: string
  /** Those that are shown, in any order. */
  readonly methods: readonly NextByteMethod[]
  /** Where the exact method leaves invalid continuations out; see `ExactOptions`. */
  readonly mask: 'text' | 'token'
  /** Pairs that the beam keeps a byte. */
  readonly beamWidth: number
  /** How it goes on; else greedily. */
  readonly sampled: boolean
  readonly seed: number
  /** Bytes that are gone on for. */
  readonly mostBytes: number
}

export const defaultNextByteOptions: NextByteOptions = {
  scorer: 'tessera-bpe',
  prompt: 'An apple a day keeps the ',
  methods: ['naive', 'healing', 'exact', 'beam', 'witness'],
  mask: 'text',
  beamWidth: 16,
  sampled: false,
  seed: 1,
  mostBytes: 24,
}
