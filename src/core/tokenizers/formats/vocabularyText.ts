/**
 * `vocab.txt` of BERT and its family: a piece a line, whose number is its id. With the configuration beside it, it becomes
 * what its tokenizer.json would say. Builds no tokenizer.
 */
import { fail, succeed, type Outcome } from '../failure.ts'
import { addedTokensOf, templateOf, type AddedEntry, type Configuration } from './configuration.ts'

/** Lines longer than any piece are of another file. */
const LONGEST_PIECE = 1000
const MAX_PIECES = 2_000_000
const USUAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]', '[MASK]']
/** Classes that cut words by something that is not in the file. */
const OTHER_WORDS: ReadonlySet<string> = new Set(['BertJapaneseTokenizer', 'EsmTokenizer', 'JumanppTokenizer'])

/** Of two equal lines the later one counts, as in the reference, which takes white space off the end of each. */
function readPieces(text: string): Outcome<Readonly<Record<string, number>>> {
  const lines = text.split('\n')
  if (lines.at(-1) === '') lines.pop()
  if (lines.length > MAX_PIECES) return fail('damaged-file', { kind: 'vocab.txt', detail: `${lines.length} lines` })
  const long = lines.findIndex(({ length }) => length > LONGEST_PIECE)
  if (long !== -1)
    return fail('damaged-file', { kind: 'vocab.txt', detail: `line ${long + 1} is longer than any token` })
  return succeed(Object.fromEntries(lines.map((line, id) => [line.trimEnd(), id])))
}

/** Whether the vocabulary has words with capital letters: then the text is not lower-cased, if nothing else is said. */
function isCased(vocabulary: Readonly<Record<string, number>>): boolean {
  return Object.keys(vocabulary).some((piece) => /^(?:##)?[A-Z][a-z]+$/.test(piece))
}

/** A value like a parsed tokenizer.json. Failures: `damaged-file` {kind, detail}, `unsupported` {what, detail}. */
export function vocabularyTextAsJson(text: string, configuration: Configuration): Outcome<unknown> {
  const { tokenizerClass, roles } = configuration
  if (tokenizerClass !== null && OTHER_WORDS.has(tokenizerClass)) return fail('unsupported', { detail: tokenizerClass })
  const pieces = readPieces(text)
  if (!pieces.ok) return pieces
  const vocabulary = pieces.value
  const idOf = (piece: string): number | null => (Object.hasOwn(vocabulary, piece) ? (vocabulary[piece] ?? null) : null)
  const unknown = roles.unk_token?.content ?? '[UNK]'
  if (idOf(unknown) === null) return fail('damaged-file', { kind: 'vocab.txt', detail: `it has no ${unknown}` })
  const added = addedTokensOf(configuration, USUAL, idOf)
  const entry = (content: string): readonly AddedEntry[] => added.filter((token) => token.content === content)
  const lowercase = configuration.lowercase ?? !isCased(vocabulary)
  return succeed({
    version: '1.0',
    added_tokens: added,
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: configuration.splitChinese ?? true,
      strip_accents: configuration.stripAccents,
      lowercase,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: templateOf(entry(roles.cls_token?.content ?? '[CLS]'), entry(roles.sep_token?.content ?? '[SEP]')),
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: unknown,
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: vocabulary,
    },
  })
}
