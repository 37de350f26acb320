/**
 * Goes on with a byte-level BPE tokenizer that exists: its own merges stay as they are, and more are learnt, from other texts,
 * within its pre-tokens. What it has no token for yet becomes shorter, nothing becomes longer.
 */
import { encodeUtf8 } from '../text/utf8.ts'
import { hashBytes } from '../tokenizers/bpe/byteStrings.ts'
import type { BpeEngine } from '../tokenizers/bpe/bpeEngine.ts'
import { spellBytes } from '../tokenizers/bpe/byteAlphabet.ts'
import { TokenColumns } from '../tokenizers/bpe/tokenColumns.ts'
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import { patternSpellings } from '../tokenizers/stages/patternSpellings.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { learnMerges, type LearnedMerge } from './mergeTrainer.ts'
import type { TextCounts } from './textCounts.ts'

/** A tokenizer that can be gone on with. */
export interface TrainingBase {
  readonly engine: Pick<BpeEngine, 'vocabulary' | 'scanner' | 'viewOf' | 'encode'>
  /** Patterns of its `Split` stages; null: GPT-2's, of the byte-level pre-tokenizer itself. */
  readonly splits: readonly string[] | null
  readonly normalizer: 'NFC' | null
  /** The first id that neither an entry nor an added token has. */
  readonly nextId: number
}

/** `unsupported` {what, detail} if it is no byte-level BPE tokenizer with all 256 bytes and a pattern that files can say. */
export function trainingBase(tokenizer: Tokenizer): Outcome<TrainingBase> {
  const { name, algorithm, vocabularySize } = tokenizer.card
  const unsupported = fail('unsupported', { what: name, detail: algorithm })
  const inside = tokenizer.inside()
  if (inside.kind !== 'byte-level') return unsupported
  const { engine, pattern, normalizer } = inside
  const { vocabulary } = engine
  if (vocabulary.characters !== undefined || vocabulary.byteIds.includes(-1)) return unsupported
  const splits = patternSpellings.find(([known]) => known === pattern)?.[1] ?? null
  if (splits === null && pattern !== 'gpt2') return unsupported
  return succeed({ engine, splits, normalizer, nextId: Math.max(vocabulary.strings.size, vocabularySize ?? 0) })
}

/** The tokens of the base, and those that are learnt after them. */
export class GrownTable {
  readonly #base: TrainingBase
  readonly #added: Uint8Array[] = []
  readonly #ids = new Map<string, number>()

  constructor(base: TrainingBase) {
    this.#base = base
  }

  /** Ids, with those that nothing has. */
  get size(): number {
    return this.#base.nextId + this.#added.length
  }

  bytesOf(id: number): Uint8Array {
    return id < this.#base.nextId
      ? this.#base.engine.vocabulary.strings.get(id)
      : (this.#added[id - this.#base.nextId] ?? new Uint8Array())
  }

  joined(left: number, right: number): Uint8Array {
    return Uint8Array.from([...this.bytesOf(left), ...this.bytesOf(right)])
  }

  /** Whether the base has a token of these bytes. */
  isOfBase(bytes: Uint8Array): boolean {
    const { strings } = this.#base.engine.vocabulary
    return (
      bytes.length <= strings.longest && strings.find(bytes, 0, bytes.length, hashBytes(bytes, 0, bytes.length)) !== -1
    )
  }

  /** The id of left and right together; a token of the same bytes that was learnt before is taken. */
  idOfJoined(left: number, right: number): number {
    const bytes = this.joined(left, right)
    const spelling = spellBytes(bytes)
    const known = this.#ids.get(spelling)
    if (known !== undefined) return known
    const id = this.#base.nextId + this.#added.push(bytes) - 1
    this.#ids.set(spelling, id)
    return id
  }
}

/** The base's pre-tokens of a text that is normalized. */
export function* preTokensOfBase({ engine }: TrainingBase, text: string): Generator<string, void, void> {
  const bytes = encodeUtf8(text)
  const view = engine.viewOf(bytes)
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  for (let at = 0; at < bytes.length;) {
    const end = engine.scanner.scan(view, at)
    yield decoder.decode(bytes.subarray(at, end))
    at = end
  }
}

/** The base's tokens of a pre-token. */
export function tokensOfBase({ engine }: TrainingBase, preToken: string): Uint32Array {
  const bytes = encodeUtf8(preToken)
  const columns = new TokenColumns(bytes.length)
  engine.encode(engine.viewOf(bytes), 0, bytes.length, columns)
  return columns.ids.slice(0, columns.count)
}

interface ContinueSettings {
  /** Tokens to learn. */
  readonly entries: number
  /** Training ends earlier if every pair left occurs less often; 2 unless told. */
  readonly leastCount?: number
  readonly onJoined?: (preToken: number) => void
}

/**
 * Learns merges into `table`, yielding each; ties as in `trainBytePairs`. Pairs whose bytes are a token of the base are left
 * alone: its own merges do not make that token there.
 */
export function* continued(
  preTokens: readonly Uint32Array[],
  { weighted }: Pick<TextCounts, 'weighted'>,
  { entries, leastCount = 2, onJoined }: ContinueSettings,
  table: GrownTable,
): Generator<LearnedMerge, void, void> {
  const counts = [...weighted.values()]
  const end = table.size + entries
  const merges = learnMerges(
    preTokens.map((tokens, index) => ({ tokens, count: counts[index] ?? 0 })),
    {
      leastCount,
      idOf: (left, right) => table.idOfJoined(left, right),
      isBarred: (left, right) => table.isOfBase(table.joined(left, right)),
      ...(onJoined === undefined ? {} : { onJoined }),
    },
  )
  while (table.size < end) {
    const { done, value } = merges.next()
    if (done === true) return
    yield value
  }
}

/** How many different tokens the base's merges make. */
export function madeByBase({ engine: { vocabulary } }: TrainingBase): number {
  const { left, right } = vocabulary.pairs.columns()
  const spelled = (id = 0): string => spellBytes(vocabulary.strings.get(id))
  return new Set(Array.from(left, (id, index) => spelled(id) + spelled(right[index]))).size
}
