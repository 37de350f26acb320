/** Words of a Unigram tokenizer: spaces become `▁`, which begins a word, and runs of line ends and tabs stand alone. */
import { preTokensOf } from '../preTokens.ts'

const MARK = '▁'
/** As it stands in the `tokenizer.json`. */
const BREAKS = '[\\t\\n\\r]+'

/** `"one two\n"` → `▁one`, `▁two`, `\n`: the first word of a text gets a mark too. As the stages of {@link wordStages}. */
export function* unigramWords(text: string): Generator<string, void, void> {
  let isFirst = true
  for (const piece of preTokensOf(text, new RegExp(BREAKS, 'gu'))) {
    const marked = piece.replaceAll(' ', MARK)
    const whole = isFirst && !marked.startsWith(MARK) ? MARK + marked : marked
    isFirst = false
    yield* whole.match(/▁[^▁]*|[^▁]+/gu) ?? []
  }
}

const metaspace = { type: 'Metaspace', replacement: MARK, prepend_scheme: 'first', split: true }

export const wordStages = {
  pre_tokenizer: {
    type: 'Sequence',
    pretokenizers: [{ type: 'Split', pattern: { Regex: BREAKS }, behavior: 'Isolated', invert: false }, metaspace],
  },
  decoder: metaspace,
}
