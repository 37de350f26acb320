/** What the dialog answers to the name of a language model, as people type it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  hubSuggestions,
  matchingSuggestions,
  matchingUnpublished,
} from '../../../src/features/tokenizers/add/hubSuggestions.ts'
import { nameScore, nearest } from '../../../src/features/tokenizers/add/nearNames.ts'

const found = (typed: string) => matchingSuggestions(typed).map(({ repository }) => repository)

describe('near names', () => {
  test.each([
    ['llama 3', 'meta-llama/Llama-3.1-8B'],
    ['LLaMA3.2', 'meta-llama/Llama-3.2-1B'],
    ['lama 4', 'meta-llama/Llama-4-Scout-17B-16E-Instruct'],
    ['gema 3', 'google/gemma-3-1b-it'],
    ['gpt oss', 'openai/gpt-oss-20b'],
    ['qwen3', 'Qwen/Qwen3-0.6B'],
    ['mistrall nemo', 'mistralai/Mistral-Nemo-Instruct-2407'],
    ['olmo2', 'allenai/OLMo-2-1124-7B'],
    ['apertus', 'swiss-ai/Apertus-8B-Instruct-2509'],
    ['bert', 'google-bert/bert-base-uncased'],
    ['xlm roberta', 'FacebookAI/xlm-roberta-base'],
  ])('%s is first of all %s', (typed, repository) => {
    expect(found(typed)[0]).toBe(repository)
  })

  test('a version is a number of its own: 3 is no 32, and a wrong one finds the others of the name', () => {
    expect(nameScore('3', 'Model-32B')).toBe(0)
    expect(nameScore('llama 3', 'Claude 3')).toBe(0)
    expect(nameScore('3', 'Model-3.2')).toBeGreaterThan(0)
    expect(found('llama 3').some((name) => name.includes('Llama-2'))).toBe(false)
    expect(found('llama 9').length).toBeGreaterThan(2)
  })

  test('nothing typed is all, and what is like no name is nothing', () => {
    expect(matchingSuggestions(' ')).toEqual(hubSuggestions)
    expect(found('zzzzzz')).toEqual([])
  })

  test('every name is found before all others by itself, and among them by its beginning', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.stringMatching(/^[a-z]{5,9}-[1-9]$/), { minLength: 1 }), fc.nat(), (names, nth) => {
        const name = names[nth % names.length] ?? ''
        expect(nearest(name, names, (one) => [one])[0]).toBe(name)
        expect(nearest(name.slice(0, -3), names, (one) => [one])).toContain(name)
        expect(nameScore(name, name)).toBe(1)
      }),
    )
  })
})

test('Claude is answered: its newer tokenizers are not published, that of the older ones is', () => {
  for (const typed of ['claude', 'Claude 3.5 Sonnet', 'claud', 'claude-opus-4'])
    expect(matchingUnpublished(typed).map(({ id }) => id)).toEqual(['claude'])
  expect(matchingUnpublished('claude')[0]?.older).toBe('Xenova/claude-tokenizer')
  expect(matchingUnpublished('llama 3')).toEqual([])
  expect(matchingUnpublished('')).toEqual([])
})

test('only what is not open for certain names another repository of the same vocabulary', () => {
  for (const { access, sameVocabulary, repository } of hubSuggestions) {
    if (access === 'open') expect([repository, sameVocabulary]).toEqual([repository, undefined])
  }
  const gated = hubSuggestions.find(({ repository }) => repository === 'meta-llama/Llama-3.1-8B')
  expect(gated?.sameVocabulary).toBe('Xenova/Meta-Llama-3.1-Tokenizer')
})
