/**
 * The parts of a byte-level BPE tokenizer whose pre-tokenizer has no scanner: its pieces are found by the stages, for
 * the whole text at once. Does not encode; the stages do that (see `stagedTokenizer.ts`).
 */
import { decodeUtf8 } from '../../text/utf8.ts'
import { BpeEngine } from '../bpe/bpeEngine.ts'
import { classTable } from '../bpe/characterClasses.ts'
import { lackedCharacters } from '../bpe/lackedBytes.ts'
import type { Scanner } from '../bpe/scanners/scanner.ts'
import { succeed, type Outcome } from '../failure.ts'
import { runSteps } from '../runSteps.ts'
import type { ByteExactParts } from '../tokenizer.ts'
import { AlignedText } from './alignedText.ts'
import { isPlain, vocabularyOf } from './fastByteLevel.ts'
import type { TokenizerJson } from './schema.ts'
import { stagesOf } from './stageTypes.ts'
import type { Normalizer, PreTokenizer } from './types.ts'

const UNICODE_FORMS: ReadonlySet<unknown> = new Set(['NFC', 'NFD', 'NFKC', 'NFKD'])

/** null where it is no byte-level BPE, or its stages change or drop bytes between normalizer and vocabulary. */
export function slowByteLevel(
  json: TokenizerJson,
  normalizer: Normalizer | null,
  preTokenizer: PreTokenizer | null,
): (() => Outcome<ByteExactParts> | null) | null {
  const { model } = json
  if (model.type !== 'BPE' || !isPlain(model) || preTokenizer === null) return null
  const stages = stagesOf(json.pre_tokenizer)
  const last = stages.at(-1)
  if (last?.['type'] !== 'ByteLevel' || last['add_prefix_space'] !== false) return null
  const keepsBytes = stages
    .slice(0, -1)
    .every(
      (stage) =>
        stage['type'] === 'Digits' ||
        ((stage['type'] === 'Split' || stage['type'] === 'Punctuation') && stage['behavior'] !== 'Removed'),
    )
  const normalizes = stagesOf(json.normalizer).every((stage) => UNICODE_FORMS.has(stage['type']))
  if (!keepsBytes || !normalizes) return null
  return () => {
    const vocabulary = vocabularyOf(model)
    if (vocabulary === null || lackedCharacters(vocabulary) !== 'none') return null
    const added = new Set(
      json.added_tokens.map(({ content, id }) => (Object.hasOwn(model.vocab, content) ? model.vocab[content] : id)),
    )
    return succeed({
      engine: new BpeEngine(vocabulary, scannerOf(preTokenizer)),
      normalize: (text) => (normalizer === null ? text : runSteps(normalizer(AlignedText.of(text))).text),
      // An added token is cut out of a text before it is merged.
      bytesOf: (id) => (added.has(id) ? null : vocabulary.strings.get(id)),
    })
  }
}

/** Cuts the whole text when it is asked first; every pre-token then depends on all of the text, for all that is known. */
function scannerOf(preTokenizer: PreTokenizer): Scanner {
  const known = new WeakMap<Uint8Array, readonly number[]>()
  function endsOf(bytes: Uint8Array): readonly number[] {
    let at = 0
    // Each unit of a piece is one byte: the last stage spells them in the byte alphabet.
    const ends = runSteps(preTokenizer([AlignedText.of(decodeUtf8(bytes))])).map(({ length }) => (at += length))
    known.set(bytes, ends)
    return ends
  }
  return {
    classTable,
    scan(view, start) {
      view.examined = view.bytes.length + 1
      const ends = known.get(view.bytes) ?? endsOf(view.bytes)
      return ends.find((end) => end > start) ?? view.bytes.length
    },
  }
}
