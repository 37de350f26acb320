/** States of lanes: what a tokenizer makes of a text, encoded here, and what there is before and instead of that. */
import { countByKind, laneMeasures } from '../../src/core/metrics/laneMeasures.ts'
import { wordSpanSteps } from '../../src/core/text/words.ts'
import { textStatistics } from '../../src/core/metrics/textStatistics.ts'
import { utf8Length } from '../../src/core/text/utf8.ts'
import { ByteTokenizer } from '../../src/core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../src/core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../src/core/tokenizers/characters/characterTokenizer.ts'
import { createStagedTokenizer } from '../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../src/core/tokenizers/tokenizer.ts'
import type { EncodedInput } from '../../src/state/encodedInput.ts'
import { defaultComparison, type Comparison } from '../../src/state/comparison.ts'
import {
  emptyLane,
  type LaneState,
  type Measured,
  type Session,
  type TokenizerStatus,
} from '../../src/state/session.ts'
import { createStore, type Store } from '../../src/state/store.ts'

const LOCALE = 'en'
const options = { addSpecialTokens: false, parseSpecialTokens: false }

function cardOf(id: string) {
  const found = findCard(id)
  if (found === null) throw new Error(`${id} is not in the catalogue`)
  return found.card
}

/** Knows eight words, and no other. */
function fewWords(): Tokenizer {
  const words = ['[UNK]', 'the', 'quick', 'brown', 'fox', 'jumps', 'over', 'lazy', 'dog']
  const made = createStagedTokenizer(
    {
      tokenizerConfig: null,
      tokenizerJson: {
        added_tokens: [{ id: 0, content: '[UNK]', special: true }],
        pre_tokenizer: { type: 'Whitespace' },
        model: {
          type: 'WordLevel',
          vocab: Object.fromEntries(words.map((word, id) => [word, id])),
          unk_token: '[UNK]',
        },
      },
    },
    { ...cardOf('byt5'), id: FEW_WORDS, name: 'A few words' },
  )
  if (!made.ok) throw new Error(JSON.stringify(made.failure))
  return made.value
}

export const BYTES = 'byt5'
export const CHARACTERS = 'canine'
export const FEW_WORDS = 'file:few-words'
/** Of the hub: a link names it. */
export const OF_THE_HUB = 'hub:someone/a-tokenizer'

const tokenizers: ReadonlyMap<string, Tokenizer> = new Map<string, Tokenizer>([
  [BYTES, new ByteTokenizer(cardOf(BYTES))],
  [CHARACTERS, new CharacterTokenizer(cardOf(CHARACTERS))],
  [FEW_WORDS, fewWords()],
])

function tokenizerOf(reference: string): Tokenizer {
  const found = tokenizers.get(reference)
  if (found === undefined) throw new Error(`the gallery has no ${reference}`)
  return found
}

export const ready = (reference: string): TokenizerStatus => ({
  status: 'ready',
  card: tokenizerOf(reference).card,
  incremental: false,
})

/** The lane with its tokens; with `detail: 'counts'` with their number only. */
export function encoded(reference: string, input: EncodedInput): LaneState {
  const encoding = tokenizerOf(reference).encode(input.text, input.options)
  const counts = {
    tokenCount: encoding.ids.length,
    countByKind: countByKind(encoding.kinds),
    textBytes: utf8Length(input.text),
    encodeMilliseconds: 1,
  }
  return {
    ...emptyLane,
    result: { input, origin: 'live', encoding: { ...counts, encoding: input.detail === 'columns' ? encoding : null } },
  }
}

/** What the table of figures is made of. */
function measured(references: readonly string[], input: EncodedInput): Measured {
  const steps = wordSpanSteps(input.text, LOCALE)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  const words = step.value
  const lanes = references.map((reference) => {
    const tokenizer = tokenizerOf(reference)
    const encoding = tokenizer.encode(input.text, input.options)
    return [reference, laneMeasures(input.text, encoding, tokenizer.decode(encoding.ids), words)] as const
  })
  const text = textStatistics(input.text, words, LOCALE)
  return { input, locale: LOCALE, measurement: { text, lanes: Object.fromEntries(lanes) } }
}

export const inputOf = (text: string, detail: EncodedInput['detail'] = 'columns'): EncodedInput => ({
  text,
  options,
  detail,
})

/** A store whose lanes are encoded; `session` is laid over that. */
export function storeOf(
  text: string,
  references: readonly string[],
  session: Partial<Session> = {},
  comparison: Partial<Comparison> = {},
): Store {
  const input = inputOf(text)
  const known = references.filter((reference) => tokenizers.has(reference))
  return createStore(
    { ...defaultComparison(text, null), tokenizers: references, baseline: references[0] ?? null, ...comparison },
    {
      session: {
        tokenizers: Object.fromEntries(known.map((reference) => [reference, ready(reference)])),
        lanes: Object.fromEntries(known.map((reference) => [reference, encoded(reference, input)])),
        measured: known.length === 0 ? null : measured(known, input),
        ...session,
      },
    },
  )
}
