/**
 * The glossary: each term and figure once, found by its words, and `docs/glossary.md`, which is written from the same words.
 * `npm run test:unit -- glossary -u` writes it anew.
 */
import { createTranslator } from 'use-intl/core'
import { describe, expect, test } from 'vitest'
import { changeEntries } from '../../../src/features/bias-lab/perturbations/changeEntries.ts'
import { findEntries } from '../../../src/features/glossary/entry.ts'
import { metricEntries, termEntries } from '../../../src/features/glossary/termEntries.ts'
import { totalEntries } from '../../../src/features/probabilities/totals/totalEntries.ts'
import { markdownTable } from '../../markdown.ts'
import { english } from '../../ui/messages/english.ts'

const translator = { locale: 'en', messages: english } as const
const entries = [
  ...termEntries(createTranslator({ ...translator, namespace: 'glossary' })),
  ...metricEntries(createTranslator({ ...translator, namespace: 'metric' })),
  ...totalEntries(createTranslator({ ...translator, namespace: 'probabilities.totals' })),
  ...changeEntries(createTranslator({ ...translator, namespace: 'perturbations' })),
]
const found = (sought: string) => findEntries(entries, sought, 'en').map(({ id }) => id)

test('each entry is there once, with words, and every figure has a unit, a formula and a source', () => {
  expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length)
  for (const { id, name, what, facts } of entries) {
    expect([id, name.length > 0, what.length > 0]).toEqual([id, true, true])
    if (facts.length > 0) expect([id, facts.map(([, words]) => words.length > 0)]).toEqual([id, [true, true, true]])
  }
})

describe('search', () => {
  test('finds by name, by meaning and by source, names first, without accents', () => {
    expect(found('renyi')[0]).toBe('renyi-efficiency')
    expect(found('fertility')).toEqual(['fertility', 'tokens-per-word'])
    expect(found('petrov')).toContain('premium')
    expect(found('per byte bits')[0]).toBe('score.bitsPerByte')
    expect(found('no such words here')).toEqual([])
  })

  test('nothing sought is all, in the order of the alphabet', () => {
    const names = findEntries(entries, ' ', 'en').map(({ name }) => name)
    expect(names).toHaveLength(entries.length)
    expect(names).toEqual(names.toSorted((a, b) => a.localeCompare(b, 'en')))
  })
})

test('the documentation is not stale', async () => {
  const rule = 'Written by `npm run test:unit -- glossary -u`, which also checks it; not to be edited.'
  const rows = findEntries(entries, '', 'en').map(({ name, what, facts }) => [
    name,
    what,
    ...facts.map(([, words]) => words),
  ])
  const table = markdownTable(
    ['Term', 'Meaning', 'Unit', 'Formula', 'Source'],
    rows.map((row) => Array.from({ length: 5 }, (_, at) => row[at] ?? '')),
  )
  await expect(`# Glossary\n\n${rule} The page uses these words in these senses.\n\n${table}\n`).toMatchFileSnapshot(
    '../../../docs/glossary.md',
  )
})
