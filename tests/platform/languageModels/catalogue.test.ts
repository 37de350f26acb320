/** The shipped language models: what their cards say is what their files say. */
import { expect, test } from 'vitest'
import { modelFacts } from '../../../scripts/prepare-language-models.mjs'
import { shippedLanguageModels } from '../../../src/core/scores/catalogue.ts'
import facts from '../../../src/core/scores/catalogue.json' with { type: 'json' }

test('the facts of the catalogue are those of the files', () => {
  expect(facts).toEqual(modelFacts())
})

test('every language model that is served has a card and a name', () => {
  expect(shippedLanguageModels.map(({ card }) => card.id).toSorted()).toEqual(facts.map(({ id }) => id))
})
