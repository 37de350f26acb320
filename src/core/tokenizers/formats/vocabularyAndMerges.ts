/**
 * `vocab.json` and `merges.txt` of GPT-2 and its descendants: with the configuration beside them they become what their
 * tokenizer.json would say. The two files say neither how a text is split before merging nor what is added: that is
 * known of the class that the configuration names, or told by the vocabulary. Builds no tokenizer.
 */
import { fail, succeed, type Outcome } from '../failure.ts'
import { splitPatterns } from '../bpe/splitPatterns.ts'
import { isVocabulary } from '../stages/schema.ts'
import { addedTokensOf, templateOf, type AddedEntry, type Configuration } from './configuration.ts'

type Kind = 'gpt2' | 'roberta' | 'clip' | 'qwen2'

const KINDS: Readonly<Record<string, Kind>> = {
  RobertaTokenizer: 'roberta',
  BartTokenizer: 'roberta',
  LongformerTokenizer: 'roberta',
  LEDTokenizer: 'roberta',
  MvpTokenizer: 'roberta',
  BlenderbotTokenizer: 'roberta',
  CLIPTokenizer: 'clip',
  Qwen2Tokenizer: 'qwen2',
}

/** Special tokens of each kind, which count as such if the vocabulary has them. */
const USUAL: Readonly<Record<Kind, readonly string[]>> = {
  gpt2: ['<|endoftext|>'],
  roberta: ['<s>', '<pad>', '</s>', '<unk>', '<mask>'],
  clip: ['<|startoftext|>', '<|endoftext|>'],
  qwen2: ['<|endoftext|>'],
}

interface Vocabulary {
  readonly pieces: Readonly<Record<string, number>>
  idOf(piece: string): number | null
}

/** Lines of two pieces; what is no such line ends nothing, but is said. Blank lines and the head are left out. */
function readMerges(text: string): Outcome<readonly (readonly [string, string])[]> {
  const merges: (readonly [string, string])[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const merge = line.replace(/\r$/, '')
    if (merge === '' || merge.startsWith('#version')) continue
    const [left = '', right = '', ...rest] = merge.split(' ')
    if (left === '' || right === '' || rest.length > 0)
      return fail('damaged-file', { kind: 'merges.txt', detail: `line ${index + 1}` })
    merges.push([left, right])
  }
  return merges.length === 0 ? fail('damaged-file', { kind: 'merges.txt', detail: 'it has no lines' }) : succeed(merges)
}

function kindOf(configuration: Configuration, { pieces, idOf }: Vocabulary): Kind {
  const { tokenizerClass } = configuration
  if (tokenizerClass !== null) return (Object.hasOwn(KINDS, tokenizerClass) ? KINDS[tokenizerClass] : null) ?? 'gpt2'
  if (Object.keys(pieces).some((piece) => /^[a-z]+<\/w>$/.test(piece))) return 'clip'
  return idOf('<mask>') !== null && idOf('<s>') !== null && idOf('</s>') !== null ? 'roberta' : 'gpt2'
}

/** A file of SentencePiece's that was split in two by a converter: its spaces are spelled otherwise. */
function isOfSentencePiece({ pieces }: Vocabulary): boolean {
  const keys = Object.keys(pieces)
  return keys.some((piece) => piece.startsWith('▁')) && !keys.some((piece) => piece.startsWith('Ġ'))
}

/**
 * A value like a parsed tokenizer.json. Failures: `not-a-tokenizer` {detail} of the vocabulary, `damaged-file` {kind, detail},
 * `unsupported` {detail}.
 */
export function vocabularyAndMergesAsJson(
  vocabularyJson: unknown,
  mergesText: string,
  configuration: Configuration,
): Outcome<unknown> {
  if (!isVocabulary(vocabularyJson))
    return fail('not-a-tokenizer', { detail: 'it is no list of tokens with their ids' })
  const pieces = vocabularyJson
  const vocabulary: Vocabulary = {
    pieces,
    idOf: (piece) => (Object.hasOwn(pieces, piece) ? (pieces[piece] ?? null) : null),
  }
  if (isOfSentencePiece(vocabulary))
    return fail('unsupported', { detail: 'its vocabulary is SentencePiece’s; choose its .model file instead' })
  const merges = readMerges(mergesText)
  if (!merges.ok) return merges
  const kind = kindOf(configuration, vocabulary)
  const added = addedTokensOf(configuration, USUAL[kind], vocabulary.idOf).map((token) =>
    // The word before a mask belongs to it: the space is the mask's.
    kind === 'roberta' && token.content === '<mask>' ? { ...token, lstrip: true } : token,
  )
  return succeed({
    version: '1.0',
    added_tokens: added,
    ...stagesOf(kind, configuration, added),
    decoder: { type: 'ByteLevel' },
    model: {
      type: 'BPE',
      unk_token: kind === 'clip' ? (configuration.roles.unk_token?.content ?? '<|endoftext|>') : null,
      continuing_subword_prefix: '',
      end_of_word_suffix: kind === 'clip' ? '</w>' : '',
      vocab: pieces,
      merges: merges.value,
    },
  })
}

function stagesOf(kind: Kind, configuration: Configuration, added: readonly AddedEntry[]): object {
  const { roles, tokenizerClass } = configuration
  const entry = (content: string): readonly AddedEntry[] => added.filter((token) => token.content === content)
  const first = (...contents: (string | undefined)[]): readonly AddedEntry[] =>
    entry(contents.find((content) => content !== undefined) ?? '')
  const byteLevel = { type: 'ByteLevel', add_prefix_space: configuration.addPrefixSpace ?? false }
  const begin = first(roles.bos_token?.content, USUAL[kind][0])
  const end = first(roles.eos_token?.content, USUAL[kind].at(-1))
  switch (kind) {
    case 'roberta':
      return {
        normalizer: null,
        pre_tokenizer: byteLevel,
        post_processor: templateOf(
          first(roles.cls_token?.content, roles.bos_token?.content, '<s>'),
          first(roles.sep_token?.content, roles.eos_token?.content, '</s>'),
        ),
      }
    case 'clip':
      return {
        normalizer: {
          type: 'Sequence',
          normalizers: [
            { type: 'NFC' },
            { type: 'Replace', pattern: { Regex: String.raw`\s+` }, content: ' ' },
            { type: 'Lowercase' },
          ],
        },
        pre_tokenizer: {
          type: 'Sequence',
          pretokenizers: [
            { type: 'Split', pattern: { Regex: splitPatterns.clip }, behavior: 'Removed', invert: true },
            { type: 'ByteLevel', add_prefix_space: false, use_regex: true },
          ],
        },
        post_processor: templateOf(begin, end),
      }
    case 'qwen2':
      return {
        normalizer: { type: 'NFC' },
        pre_tokenizer: {
          type: 'Sequence',
          pretokenizers: [
            { type: 'Split', pattern: { Regex: splitPatterns.qwen2 }, behavior: 'Isolated', invert: false },
            { ...byteLevel, use_regex: false },
          ],
        },
        post_processor: null,
      }
    case 'gpt2':
      return { normalizer: null, pre_tokenizer: byteLevel, post_processor: gpt2Template() }
  }

  function gpt2Template(): object | null {
    if (tokenizerClass === 'WhisperTokenizer')
      return templateOf([...entry('<|startoftranscript|>'), ...entry('<|notimestamps|>')], entry('<|endoftext|>'))
    return templateOf(configuration.addBos === true ? begin : [], configuration.addEos === true ? end : [])
  }
}
