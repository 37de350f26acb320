/** What the dialog answers to the name of a language model, as people type it. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { answersTo, type Answer } from '../../../src/features/tokenizers/add/answersTo.ts'
import { hubSuggestions } from '../../../src/features/tokenizers/add/hubSuggestions.ts'
import { nameScore, nearest, wholeScore } from '../../../src/features/tokenizers/add/nearNames.ts'

/** By what is found: a repository, a tokenizer of this page, or that there is none. */
function called(answer: Answer): string {
  if (answer.kind === 'repository') return answer.suggestion.repository
  return answer.kind === 'shipped' ? answer.card.id : `no ${answer.unpublished.id}`
}
const answered = (typed: string) => answersTo(typed).map(called)
const found = (typed: string) =>
  answersTo(typed).flatMap((answer) => (answer.kind === 'repository' ? [answer.suggestion.repository] : []))

describe('near names', () => {
  test.each([
    ['llama 3', 'meta-llama/Llama-3.1-8B'],
    ['LLaMA3.2', 'meta-llama/Llama-3.2-1B'],
    ['lama 4', 'meta-llama/Llama-4-Scout-17B-16E-Instruct'],
    ['gema 3', 'google/gemma-3-1b-it'],
    ['gpt oss', 'openai/gpt-oss-20b'],
    ['qwen3', 'Qwen/Qwen3-0.6B'],
    ['qwen 3.5', 'Qwen/Qwen3.5-0.8B'],
    ['gemma 4', 'google/gemma-4-E2B-it'],
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
    expect(answered(' ')).toEqual(hubSuggestions.map(({ repository }) => repository))
    expect(answered('zzzzzz')).toEqual([])
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

describe('a whole name', () => {
  test('counts more than its words, the longest most, and is not cut where it is written together', () => {
    expect(wholeScore('gpt-4o', 'GPT-4o')).toBe(2)
    expect(wholeScore('gpt 4O', 'GPT-4o')).toBe(2)
    expect(wholeScore('gpt-4o-mini', 'GPT-4o')).toBeCloseTo(1 + 5 / 9)
    expect(wholeScore('gpt-4o-mini', 'GPT-4')).toBe(0)
    expect(wholeScore('gpt-4.1', 'GPT-4')).toBe(0)
    expect(wholeScore('gpt-4', 'GPT-4o')).toBeCloseTo(1 + 4 / 5)
    expect(wholeScore('model 3', 'Model-32B')).toBe(0)
    expect(wholeScore('model 3', 'Model-3.2')).toBeGreaterThan(1)
    expect(wholeScore('?', 'Model')).toBe(0)
  })

  const encodings = v.parse(
    v.record(v.string(), v.string()),
    JSON.parse(readFileSync(createRequire(import.meta.url).resolve('tiktoken/model_to_encoding.json'), 'utf8')),
  )
  const models = Object.entries(encodings).filter(
    ([model, encoding]) => /^(?:gpt-\d|o\d|text-embedding)/.test(model) && encoding.endsWith('00k_base'),
  )
  test.each(models)('%s is answered first of all by %s, as OpenAI publishes it', (model, encoding) => {
    expect(answered(model)[0]).toBe(encoding)
  })
  test('these were more than a few, with the newest', () => {
    expect(models.length).toBeGreaterThan(40)
    for (const model of ['gpt-4', 'gpt-4o', 'o3', 'o4-mini', 'gpt-5']) expect(encodings).toHaveProperty(model)
  })
})

test('Claude is answered: its newer tokenizers are not published, that of the older ones is', () => {
  for (const typed of ['claude', 'Claude 3.5 Sonnet', 'claud', 'claude-opus-4', 'opus', 'Anthropic'])
    expect(answered(typed)[0]).toBe('no claude')
  const [first] = answersTo('claude')
  expect(first?.kind === 'unpublished' && first.unpublished.older).toBe('Xenova/claude-tokenizer')
  expect(answered('llama 3')).not.toContain('no claude')
  expect(answered('gemini 2.5 pro')[0]).toBe('no gemini')
})

test('only what is not open for certain names another repository of the same vocabulary', () => {
  for (const { access, sameVocabulary, repository } of hubSuggestions) {
    if (access === 'open') expect([repository, sameVocabulary]).toEqual([repository, undefined])
  }
  const gated = hubSuggestions.find(({ repository }) => repository === 'meta-llama/Llama-3.1-8B')
  expect(gated?.sameVocabulary).toBe('Xenova/Meta-Llama-3.1-Tokenizer')
})
