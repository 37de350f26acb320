/** Which of a reader's files are of one tokenizer, by their names: a repository of the hub has several. Pure; reads nothing. */
import { fileFormats, isTokenizerFormat, type FileFormatId, type TokenizerFormatId } from './fileFormats.ts'

/** Of several files that each say the same tokenizer, the first that is there is taken: it says the most. */
const PREFERRED = [
  'tokenizer-json',
  'tekken',
  'sentencepiece',
  'vocabulary-json',
  'vocabulary-text',
  'tiktoken',
  'gguf',
] as const satisfies readonly TokenizerFormatId[]

/** The ends of names that files of one tokenizer have where they are published; what stands before is theirs in common. */
const USUAL_NAME =
  /(?:tokenizer|tekken|vocab|encoder|tokenizer_config|special_tokens_map|added_tokens)\.json$|(?:tokenizer|spiece|sentencepiece(?:\.bpe)?)\.model$|(?:vocab|merges)\.txt$|vocab\.bpe$|chat_template\.jinja$/i

export interface NamedFile {
  readonly name: string
  readonly id: FileFormatId
}

export interface FilesOfTokenizer<Named extends NamedFile> {
  readonly main: Named
  readonly beside: readonly Named[]
  /** Other files that say the same tokenizer. */
  readonly others: readonly Named[]
}

export interface GroupedFiles<Named extends NamedFile> {
  readonly tokenizers: readonly FilesOfTokenizer<Named>[]
  /** Parts of no tokenizer that is there. */
  readonly alone: readonly Named[]
}

/** What a usual name begins with: `gpt2-vocab.json` → `gpt2-`; a name that is not usual is its own. */
function stemOf(name: string): string {
  const at = name.search(USUAL_NAME)
  return at === -1 ? name : name.slice(0, at)
}

/**
 * The tokenizers among files. A part belongs to the file of its stem, or, if there is none, to all that have no part of its
 * kind.
 */
export function groupFiles<Named extends NamedFile>(files: readonly Named[]): GroupedFiles<Named> {
  const byStem = new Map<string, Named[]>()
  for (const file of files) {
    if (!isTokenizerFormat(file.id)) continue
    const stem = stemOf(file.name)
    byStem.set(stem, [...(byStem.get(stem) ?? []), file])
  }
  const parts = files.filter(({ id }) => fileFormats[id].becomes === 'tokenizer-part')
  const isClaimed = (part: Named): boolean => byStem.has(stemOf(part.name))
  const tokenizers = Array.from(byStem, ([stem, mains]) => {
    const main = PREFERRED.flatMap((id) => mains.filter((file) => file.id === id))[0] ?? mains[0]
    const own = parts.filter((part) => stemOf(part.name) === stem)
    const shared = parts.filter((part) => !isClaimed(part) && own.every(({ id }) => id !== part.id))
    return { main, beside: [...own, ...shared], others: mains.filter((file) => file !== main) }
  }).flatMap(({ main, ...rest }) => (main === undefined ? [] : [{ main, ...rest }]))
  return { tokenizers, alone: tokenizers.length === 0 ? parts : [] }
}
