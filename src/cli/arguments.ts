/** What the command is asked to do, from its arguments; and what it says of itself. Pure. */
import { parseArgs } from 'node:util'
import * as v from 'valibot'
import { countingModes, type CountingMode } from '../core/metrics/unitCounts.ts'
import { tiktokenPatterns, type TiktokenPattern } from '../core/tokenizers/bpe/tiktokenPatterns.ts'

export const HELP = `tessera count --tokenizers LIST --corpus PATH [--out FILE]

Counts a parallel corpus as the panel Languages does, and writes its table of languages as the page exports it: CSV, a row
per language and tokenizer.

  --tokenizers LIST   with commas; the first is the baseline. Each is one that the page has (gpt2, o200k_base, byt5, …),
                      one of Hugging Face (hub:ORG/NAME@COMMIT), n-grams over one (mwt:gpt2:list), a variant of one as
                      the page names it (variant:gpt2:digits=ones), or the path of a tokenizer.json or .tiktoken file
  --corpus PATH       a folder or a file, as the page reads them: a text file per language, a table or JSON lines with a
                      column per language, or a zip file of these
  --out FILE          where the table goes; without it, to the standard output
  --fairness FILE     where the table of fairness goes, a row per tokenizer; without it, it is not made
  --base CODE         language against which premiums are taken; without it, English, or the first
  --mode MODE         ${countingModes.join(', ')}; without it, ${countingModes[0]}
  --seed NUMBER       of the intervals' random numbers; without it, 1, as on the page
  --pattern NAME      of .tiktoken files that do not tell theirs: ${tiktokenPatterns.join(', ')}
  --hub ADDRESS       of another hub; a token for it is taken from HF_TOKEN
  --threads NUMBER    without it, as many as there are processors
  --help              this

Progress and complaints go to the standard error. The exit code is 0 if the table was written, else 1.
`

export interface CountCommand {
  readonly tokenizers: readonly string[]
  readonly corpus: string
  readonly out: string | null
  readonly fairness: string | null
  readonly base: string | null
  readonly mode: CountingMode
  readonly seed: number
  readonly pattern: TiktokenPattern | null
  readonly hub: string | null
  /** Null: as many as there are processors. */
  readonly threads: number | null
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'count'; readonly command: CountCommand }
  /** What is wrong with the arguments, in words. */
  | { readonly kind: 'refused'; readonly why: string }

const text = { type: 'string' } as const
const options = {
  tokenizers: text,
  corpus: text,
  out: text,
  fairness: text,
  base: text,
  mode: text,
  seed: text,
  pattern: text,
  hub: text,
  threads: text,
  help: { type: 'boolean', short: 'h' },
} as const

const optional = v.nullish(v.string(), null)
const whole = (least: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,10}$/, `must be a whole number from ${least}`),
    v.transform(Number),
    v.minValue(least, `must be a whole number from ${least}`),
    v.maxValue(2_000_000_000, 'must be at most 2,000,000,000'),
  )
const schema = v.object({
  tokenizers: v.pipe(
    v.string('is missing'),
    v.transform((list) => list.split(',').map((one) => one.trim())),
    v.check((list) => list.every((one) => one !== ''), 'has an empty entry'),
    v.check((list) => new Set(list).size === list.length, 'has an entry twice'),
  ),
  corpus: v.string('is missing'),
  out: optional,
  fairness: optional,
  base: optional,
  mode: v.optional(v.picklist(countingModes, `must be one of ${countingModes.join(', ')}`), countingModes[0]),
  seed: v.optional(whole(0), '1'),
  pattern: v.nullish(v.picklist(tiktokenPatterns, `must be one of ${tiktokenPatterns.join(', ')}`), null),
  hub: v.nullish(v.pipe(v.string(), v.regex(/^https?:\/\//, 'must be an address that begins with https://')), null),
  threads: v.nullish(whole(1), null),
})

/** `['count', '--tokenizers', 'gpt2', '--corpus', 'folder']` → a command to count. */
export function readArguments(given: readonly string[]): Command {
  try {
    const { values, positionals } = parseArgs({ args: [...given], options, allowPositionals: true })
    const [name, ...others] = positionals
    if (values.help === true || name === undefined) return { kind: 'help' }
    if (name !== 'count' || others.length > 0)
      return { kind: 'refused', why: `there is no command ${positionals.join(' ')}; there is: count` }
    const read = v.safeParse(schema, { tokenizers: undefined, corpus: undefined, ...values })
    if (read.success) return { kind: 'count', command: read.output }
    const [issue] = read.issues
    return { kind: 'refused', why: `--${v.getDotPath(issue)} ${issue.message}` }
  } catch (error) {
    return { kind: 'refused', why: error instanceof Error ? error.message : String(error) }
  }
}
