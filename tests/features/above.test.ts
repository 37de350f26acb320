/** What stands above each panel: the text and the tokenizers only where what is shown is of them. */
import { expect, test } from 'vitest'
import { biasLabParts } from '../../src/features/bias-lab/options.ts'
import { workshopParts } from '../../src/features/workshop/options.ts'
import { aboveChosen } from '../../src/features/above.ts'
import { defaultComparison } from '../../src/state/comparison.ts'

const start = defaultComparison('a text', null)

test('the text is a field in Compare, and elsewhere a line or nothing', () => {
  const texts = ['compare', 'languages', 'probabilities', 'bias-lab', 'workshop'].map((id) => [
    id,
    aboveChosen({ ...start, panel: id }).text,
  ])
  expect(texts).toEqual([
    ['compare', 'field'],
    ['languages', 'none'],
    ['probabilities', 'line'],
    ['bias-lab', 'none'],
    ['workshop', 'line'],
  ])
})

test('the Languages panel shows the text only where it compares its translations', () => {
  const textOf = (corpus: 'udhr' | 'udhr-paragraphs' | 'text' | 'own') =>
    aboveChosen({ ...start, panel: 'languages', languages: { ...start.languages, corpus } }).text
  expect((['udhr', 'udhr-paragraphs', 'own', 'text'] as const).map(textOf)).toEqual(['none', 'none', 'none', 'line'])
})

test('of the parts of the lab only two are of the tokenizers above, and one of the text', () => {
  const above = (part: (typeof biasLabParts)[number]) => aboveChosen({ ...start, panel: 'bias-lab', biasLab: { part } })
  expect(biasLabParts.filter((part) => above(part).tokenizers)).toEqual(['segmentations', 'perturbations'])
  expect(biasLabParts.filter((part) => above(part).text !== 'none')).toEqual(['perturbations'])
})

test('of the parts of the Workshop the stages and training are of the text, and all of a tokenizer above', () => {
  const above = (part: (typeof workshopParts)[number]) =>
    aboveChosen({ ...start, panel: 'workshop', workshop: { part } })
  expect(workshopParts.map(above)).toEqual([
    { text: 'line', tokenizers: true },
    { text: 'none', tokenizers: true },
    { text: 'none', tokenizers: true },
    { text: 'none', tokenizers: true },
    { text: 'line', tokenizers: true },
  ])
})

test('an unknown panel is the first', () => {
  expect(aboveChosen({ ...start, panel: 'no such panel' })).toEqual({ text: 'field', tokenizers: true })
})
