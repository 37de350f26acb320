/** The examples: what each sets up, and that the drawings of it are what the tokenizers make. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { sampleIds, sampleText } from '../../../src/core/samples/samples.ts'
import { utf8Length } from '../../../src/core/text/utf8.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { exampleComparison, exampleSetups } from '../../../src/features/text/examples/exampleSetups.ts'
import miniatures from '../../../src/features/text/examples/miniatures.json' with { type: 'json' }
import { TokenizationServer } from '../../../src/platform/workers/tokenization/server.ts'
import type { LaneEvent } from '../../../src/platform/workers/tokenization/protocol.ts'
import { setOptions } from '../../../src/state/actions/options.ts'
import { forgetReplaced, showExample, undoReplacement } from '../../../src/state/actions/comparison.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { isViewExample } from '../../../src/state/panelExamples.ts'
import { createStore } from '../../../src/state/store.ts'
import { serveShippedFiles, settings } from '../../platform/workers/shippedFiles.ts'

beforeEach(() => {
  serveShippedFiles()
})
afterEach(() => {
  vi.unstubAllGlobals()
})

test.each(sampleIds)('%s is shown with shipped tokenizers, and draws a part of its text', async (id) => {
  const { tokenizers, miniature } = exampleSetups[id]
  for (const reference of [...tokenizers, ...miniature.tokenizers])
    expect([reference, findCard(reference) === null]).toEqual([reference, false])
  expect(tokenizers).toEqual(expect.arrayContaining([...miniature.tokenizers]))
  expect(await sampleText(id)).toContain(miniature.excerpt)
  expect(miniature.excerpt).not.toContain('\n')
  for (const lengths of miniatures[id])
    expect(lengths.reduce((sum, bytes) => sum + bytes, 0)).toBe(utf8Length(miniature.excerpt))
})

test('the recorded drawings are what the tokenizers make, and of each two differ', async () => {
  const server = new TokenizationServer()
  for (const reference of new Set(sampleIds.flatMap((id) => exampleSetups[id].miniature.tokenizers)))
    expect((await server.load({ requestId: reference, reference, settings }, () => {})).ok).toBe(true)
  for (const id of sampleIds) {
    const { miniature, parseSpecialTokens } = exampleSetups[id]
    const events: LaneEvent[] = []
    await server.encode(
      {
        requestId: id,
        text: miniature.excerpt,
        lanes: miniature.tokenizers,
        options: { addSpecialTokens: false, parseSpecialTokens },
        detail: 'columns',
        countsSlot: null,
      },
      (more) => events.push(...more),
    )
    const lengthsOf = (lane: string) =>
      events.flatMap((event) => {
        const encoding = event.type === 'result' && event.lane === lane ? event.result.encoding : null
        return encoding === null
          ? []
          : [...encoding.endByte].map((end, token) => end - (encoding.startByte[token] ?? 0))
      })
    const [one, other] = miniature.tokenizers.map(lengthsOf)
    expect({ id, drawn: [one, other] }).toEqual({ id, drawn: miniatures[id] })
    expect({ id, drawn: one }).not.toEqual({ id, drawn: other })
  }
})

describe('an example that is chosen', () => {
  const own = { ...defaultComparison('My own.', null), tokenizers: ['byt5'], baseline: 'byt5', panel: 'probabilities' }
  const rulers = { ...own, compare: { ...own.compare, rulers: ['byt5', 'gpt2'], ids: true } }

  test('sets up text, tokenizers, options and panel, and leaves the other options', () => {
    const shown = exampleComparison(rulers, 'code', 'the code')
    expect(shown).toMatchObject({ text: 'the code', sampleId: 'code', panel: 'compare', baseline: 'gpt2' })
    expect(shown.compare).toEqual({ ...rulers.compare, whitespace: true, rulers: ['gpt2'] })
    expect(shown.languages).toBe(own.languages)
  })

  test('is the Probabilities panel’s own, if it is of that', async () => {
    const shown = exampleComparison(own, 'unfinished', await sampleText('unfinished'))
    expect(shown.panel).toBe('probabilities')
    expect(isViewExample(shown, 'own')).toBe(true)
  })

  test('is taken back whole, until the reader writes on', () => {
    const store = createStore(rulers)
    showExample(store, exampleComparison(rulers, 'code', 'the code'))
    setOptions(store, 'compare', { ids: false })
    undoReplacement(store)
    expect(store.getState().comparison).toEqual(rulers)
    showExample(store, exampleComparison(rulers, 'code', 'the code'))
    forgetReplaced(store)
    undoReplacement(store)
    expect(store.getState().comparison.sampleId).toBe('code')
  })
})
