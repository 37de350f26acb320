/** The cards of the shipped language models say what they have read; what is no such card is not believed. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readFacts } from '../../../src/app/effects/languageModelFacts.ts'
import { shippedLanguageModels } from '../../../src/core/scores/catalogue.ts'

const cardOf = (id: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../../public/models/${id}/card.json`, import.meta.url), 'utf8'))

describe('the facts of a card', () => {
  it('are there for every language model of the family: English is read, Burmese is not', () => {
    const family = shippedLanguageModels.filter(({ kind }) => kind === 'family')
    expect(family.length).toBeGreaterThan(3)
    for (const { card } of family) {
      const facts = readFacts(cardOf(card.id))
      const languages = facts?.languages
      expect(languages).toContain('en')
      expect(languages).not.toContain('my')
      expect(facts?.heldOut?.all).toBeGreaterThan(1)
      expect(facts?.sha256).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it('are none of anything else', () => {
    for (const other of [null, {}, { heldOut: null }, { heldOut: { all: -1, languages: [] } }, { heldOut: { all: 1 } }])
      expect(readFacts(other)).toBeNull()
    expect(readFacts({ heldOut: { all: 1, languages: [] } })).toEqual({
      languages: [],
      mostly: false,
      heldOut: { all: 1, byLanguage: {} },
      sha256: null,
    })
  })
})
