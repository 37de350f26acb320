/**
 * How much input the long tests draw: the first number in `npm test`, the second in `npm run test:deep`. Both draw of the
 * same kinds, from the same seed; CONTRIBUTING lists the numbers, and `depth.test.ts` holds the list.
 */
export const numbers = {
  'random texts for each shipped tokenizer, against tiktoken and the Rust library': [2_000, 20_000],
  'random texts with special tokens for each shipped tokenizer, against tiktoken': [200, 2_000],
  'random texts for each shipped tokenizer, against transformers.js': [200, 2_000],
  'edits of a text for each shipped BPE tokenizer, incremental against full encoding': [60, 1_500],
  'blocks of 64 code points of one kind (unassigned, private, Han, Hangul) that are left out between two, against tiktoken':
    [15, 0],
  'shipped language models whose bits per byte of a whole sample are computed anew': [1, 4],
  'links as the first release wrote them, whose end is put back': [200, 2_000],
  'prompts whose next byte is compared, over valid segmentations': [2, 20],
  'prompts whose next byte is compared, over all segmentations': [1, 20],
  'prompts of the Bias lab that the large language model is asked again': [1, 6],
  'tokens that the large language model scores on WebGPU': [16, 1_000],
  'texts fed to each shipped language model in steps, and behind one prefix': [6, 20],
  'links in running text, for each program that finds links': [100, 400],
  'texts whose layout and cells are those of their bytes': [200, 2_000],
  'damaged tokenizer.json files': [400, 10_000],
  'damaged files of each other format of tokenizers': [100, 10_000],
  'hostile links': [400, 10_000],
  'hostile comparison files': [400, 10_000],
  'segmentations that are judged canonical or not, for each vocabulary': [400, 10_000],
  'segmentations of a vocabulary with bytes as a fallback, judged likewise': [400, 10_000],
  'segmentations whose first break is explained, for each vocabulary': [150, 1_500],
  'small vocabularies, all of whose pairs are tried': [30, 600],
  'pairs of tokens of each real vocabulary': [2_000, 40_000],
  'halves of tokens of each real vocabulary': [1_000, 20_000],
  'figures of random texts': [10, 150],
  'candidates that may follow a beginning of a text, for each text': [50, 250],
  'lists of texts, segmented together and alone': [25, 300],
  'sets of merges, for lines cut finer': [10, 120],
  'texts for lines cut finer': [250, 3_000],
  'held-out paragraphs whose language is judged, for each language': [3, 25],
  'texts for each scanner against its pattern': [1_000, 10_000],
  'texts for what each scanner says that it examined': [250, 3_000],
  'texts whose spans are checked, for each shipped BPE tokenizer': [300, 4_000],
  'lists of texts for the encoder of ends': [25, 300],
  'texts of beginnings that real vocabularies cut': [40, 400],
  'random texts whose steps are followed to their tokens, for each tokenizer': [40, 20_000],
  'random texts for each shipped BPE tokenizer, against itself written as a tokenizer.json': [40, 400],
  'random texts for each variant, against tiktoken and the Rust library': [200, 1_500],
  'random texts for each kind of trained tokenizer, against the Rust library': [400, 20_000],
} as const satisfies Readonly<Record<string, readonly [number, number]>>

const isDeep = process.env['TEST_DEPTH'] === 'deep'

/** How many of these the present run draws. */
export const amountOf = (what: keyof typeof numbers): number => numbers[what][isDeep ? 1 : 0]

/** The list in CONTRIBUTING. */
export const table = (): string =>
  ['| | `npm test` | `npm run test:deep` |', '|---|---:|---:|']
    .concat(
      Object.entries(numbers).map(
        ([what, [quick, deep]]) => `| ${what} | ${quick.toLocaleString('en')} | ${deep.toLocaleString('en')} |`,
      ),
    )
    .join('\n')
