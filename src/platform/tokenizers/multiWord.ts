/** Loads Multi-Word Tokenization over a shipped BPE tokenizer: fits its n-grams, or fetches the prepared list. */
import * as v from 'valibot'
import type { TokenizerCard } from '../../core/tokenizers/card.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import { MultiWordTokenizer } from '../../core/tokenizers/multiword/multiWordTokenizer.ts'
import { fitNgrams } from '../../core/tokenizers/multiword/ngrams.ts'
import type { TokenizerReference } from '../../core/tokenizers/reference.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { defaultStallMilliseconds, fetchBytes } from './fetching.ts'
import type { ShippedOptions } from './shippedFile.ts'

const LIST = 'multiword/english.json'
/** Between the 1,000 and the 5,000 of Gee et al. 2023, at the small end: texts on the screen are short. */
const MAX_NGRAMS = 1000

const listSchema = v.object({
  source: v.string(),
  licence: v.string(),
  ngrams: v.pipe(v.array(v.pipe(v.string(), v.minLength(2), v.maxLength(200))), v.maxLength(100_000)),
})

type MultiWordReference = Extract<TokenizerReference, { kind: 'multi-word' }>

export async function loadMultiWord(
  reference: string,
  { fittedOn }: MultiWordReference,
  base: Tokenizer,
  fittingText: string,
  options: ShippedOptions,
): Promise<Outcome<Tokenizer>> {
  const firstId = base.card.vocabularySize
  if (base.card.family !== 'bpe' || firstId === null)
    return fail('unsupported', { what: `Multi-Word Tokenization over ${base.card.name}` })
  if (fittedOn === 'text') {
    const ngrams = fitNgrams(fittingText, MAX_NGRAMS)
    const source = { name: 'n-grams of the text on the screen', revision: `${ngrams.length} n-grams`, url: null }
    return succeed(new MultiWordTokenizer(cardOf(reference, base, ngrams.length, source), base, ngrams, firstId))
  }
  const list = await fetchList(options)
  if (!list.ok) return list
  const { ngrams, source } = list.value
  const note = { name: source, revision: `${ngrams.length} n-grams`, url: null }
  return succeed(new MultiWordTokenizer(cardOf(reference, base, ngrams.length, note), base, ngrams, firstId))
}

async function fetchList(options: ShippedOptions): Promise<Outcome<v.InferOutput<typeof listSchema>>> {
  const fetched = await fetchBytes(
    new URL(LIST, options.assetsBase).href,
    {
      signal: options.signal,
      limitBytes: 4_000_000,
      stallMilliseconds: defaultStallMilliseconds,
      onProgress: (loaded, total) => options.onProgress(LIST, loaded, total),
    },
    (response) => (response.ok ? null : { code: 'not-found', values: { what: LIST, status: response.status } }),
  )
  if (!fetched.ok) return fetched
  try {
    const list = v.safeParse(listSchema, JSON.parse(new TextDecoder().decode(fetched.value)))
    return list.success
      ? succeed(list.output)
      : fail('bad-integrity', { what: LIST, detail: `${LIST}: ${v.summarize(list.issues)}` })
  } catch {
    return fail('not-json', { what: LIST })
  }
}

function cardOf(id: string, base: Tokenizer, ngrams: number, source: TokenizerCard['source']): TokenizerCard {
  const { card } = base
  return {
    ...card,
    id,
    aliases: [],
    name: `Multi-word over ${card.name}`,
    family: 'multi-word',
    algorithm: 'Multi-Word Tokenization: frequent sequences of 2 or 3 words are tokens',
    vocabularySize: (card.vocabularySize ?? 0) + ngrams,
    source,
    usedBy: [],
    verification: { status: 'not-verified' },
  }
}
