/** What each example is about: the tokenizers and options that it is shown with, and what its miniature draws. Pure. */
import type { SampleId } from '../../../core/samples/samples.ts'
import { defaultTokenizers, type Comparison } from '../../../state/comparison.ts'
import { viewExample } from '../../../state/panelExamples.ts'

interface Miniature {
  /** A part of the text, without a line break; segmented alone. */
  readonly excerpt: string
  /** The tokenizers whose segmentations are drawn: their difference is what the example shows. */
  readonly tokenizers: readonly [string, string]
}

export interface ExampleSetup {
  readonly panel: 'compare' | 'probabilities'
  readonly tokenizers: readonly string[]
  readonly whitespace: boolean
  readonly parseSpecialTokens: boolean
  readonly miniature: Miniature
}

function inCompare(
  tokenizers: readonly string[],
  miniature: Miniature,
  options: Partial<Pick<ExampleSetup, 'whitespace' | 'parseSpecialTokens'>> = {},
): ExampleSetup {
  return { panel: 'compare', tokenizers, whitespace: false, parseSpecialTokens: false, ...options, miniature }
}

const draw = (excerpt: string, ...tokenizers: Miniature['tokenizers']): Miniature => ({ excerpt, tokenizers })

export const exampleSetups: Readonly<Record<SampleId, ExampleSetup>> = {
  'two-sentences': inCompare(defaultTokenizers, draw('လူတိုင်းသည် တူညီ', 'gpt2', 'o200k_base')),
  scripts: inCompare(['gpt2', 'o200k_base', 'byt5'], draw('Όλοι οι άνθρωποι γεννιούνται', 'gpt2', 'o200k_base')),
  prose: inCompare(['gpt2', 'tessera-superword-16k', 'byt5'], draw('It is a truth universally', 'gpt2', 'byt5')),
  strawberry: inCompare(['gpt2', 'cl100k_base', 'o200k_base'], draw('STRAWBERRY', 'gpt2', 'o200k_base'), {
    whitespace: true,
  }),
  emoji: inCompare(['gpt2', 'o200k_base', 'canine', 'byt5'], draw('👍 👍🏽 👨‍👩‍👧‍👦 🏳️‍🌈 🇲🇲', 'gpt2', 'canine')),
  code: inCompare(['gpt2', 'cl100k_base', 'o200k_base'], draw('    while len(numbers) < n:', 'gpt2', 'o200k_base'), {
    whitespace: true,
  }),
  numbers: inCompare(['gpt2', 'o200k_base', 'qwen3'], draw('1234567', 'gpt2', 'qwen3')),
  urls: inCompare(['gpt2', 'o200k_base', 'byt5'], draw('iVBORw0KGgoAAAANSUhEUgA', 'gpt2', 'o200k_base')),
  whitespace: inCompare(['gpt2', 'o200k_base'], draw('eight        spaces', 'gpt2', 'o200k_base'), {
    whitespace: true,
  }),
  poem: inCompare(['gpt2', 'o200k_base', 'byt5'], draw('Don’t tell! they’d', 'gpt2', 'o200k_base')),
  chat: inCompare(['qwen3', 'gpt2'], draw('<|im_start|>system', 'qwen3', 'gpt2'), { parseSpecialTokens: true }),
  glitch: inCompare(['gpt2', 'cl100k_base', 'o200k_base'], draw(' SolidGoldMagikarp', 'gpt2', 'o200k_base')),
  unfinished: {
    panel: 'probabilities',
    tokenizers: viewExample('own').tokenizers,
    whitespace: false,
    parseSpecialTokens: false,
    miniature: draw('declared that all human', 'tessera-byte', 'tessera-superword'),
  },
}

/** The comparison that an example makes of the one before it, whose other options stay. */
export function exampleComparison(before: Comparison, id: SampleId, text: string): Comparison {
  const { panel, tokenizers, whitespace, parseSpecialTokens } = exampleSetups[id]
  const rulers = before.compare.rulers.filter((reference) => tokenizers.includes(reference))
  return {
    ...before,
    text,
    sampleId: id,
    panel,
    tokenizers,
    baseline: tokenizers[0] ?? null,
    compare: { ...before.compare, whitespace, parseSpecialTokens, rulers },
    scoring: panel === 'probabilities' ? { ...before.scoring, reading: 'own' } : before.scoring,
  }
}
