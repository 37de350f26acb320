/** Files opened on the page: an export's counts are compared with those computed here, once, and only for what was opened. */
import { describe, expect, it } from 'vitest'
import { checkExport } from '../../../src/app/effects/checkExport.ts'
import { readFile } from '../../../src/app/effects/openFile.ts'
import { documentParts } from '../../../src/core/export/document.ts'
import type { ExportLane } from '../../../src/core/export/readExport.ts'
import { writeComparisonFile } from '../../../src/state/links/comparisonFile.ts'
import { setText } from '../../../src/state/actions/comparison.ts'
import { setLane } from '../../../src/state/actions/session.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore, type Store } from '../../../src/state/store.ts'
import { contentOf } from '../../../src/app/effects/linkOfComparison.ts'
import { lengthEncoding } from './fakeService.ts'

const lane = (reference: string, tokens: number): ExportLane => ({
  reference,
  name: reference.toUpperCase(),
  source: null,
  revision: null,
  vocabularySize: null,
  tokens,
})
const comparison = { ...defaultComparison('four', null), tokenizers: ['gpt2', 'byt5'], baseline: 'gpt2' }
const started = () => createStore(comparison)

function compute(store: Store, reference: string, tokens: number, text = store.getState().comparison.text): void {
  const encoding = { ...lengthEncoding(text), tokenCount: tokens }
  const input = { text, options: { addSpecialTokens: false, parseSpecialTokens: false }, detail: 'columns' as const }
  setLane(store, reference, { result: { input, encoding, origin: 'live' }, failure: null })
}
const said = (store: Store) => store.getState().session.notices.map(({ message, values }) => [message, values])

describe('an opened export', () => {
  it('that is computed to the same counts says so once, when the last lane has come', () => {
    const store = started()
    checkExport(store, [lane('gpt2', 2), lane('byt5', 4)])
    compute(store, 'gpt2', 2)
    expect(said(store)).toEqual([])
    compute(store, 'byt5', 4)
    expect(said(store)).toEqual([['notice.export-same', { lanes: 2 }]])
    compute(store, 'byt5', 5)
    expect(said(store).length).toBe(1)
  })

  it('that is computed to other counts, or fails, says which', () => {
    const store = started()
    checkExport(store, [lane('gpt2', 3), lane('byt5', 4)])
    compute(store, 'gpt2', 2)
    setLane(store, 'byt5', { failure: { code: 'internal', values: { detail: '' } } })
    expect(said(store)).toEqual([['notice.export-differs', { list: 'GPT2: 3 → 2; BYT5: 4 → –' }]])
  })

  it('says nothing once the reader has changed the text, nor of lanes that this page does not have', () => {
    const store = started()
    checkExport(store, [lane('gpt2', 2), lane('withdrawn', 9)])
    setText(store, 'other')
    compute(store, 'gpt2', 5)
    expect(said(store)).toEqual([])
    const again = started()
    checkExport(again, [lane('gpt2', 2), lane('withdrawn', 9)])
    compute(again, 'gpt2', 2)
    expect(said(again)).toEqual([['notice.export-same', { lanes: 1 }]])
  })

  it('waits for results of its own text: a recorded or older one is none', () => {
    const store = started()
    compute(store, 'gpt2', 2, 'older')
    checkExport(store, [lane('gpt2', 2)])
    expect(said(store)).toEqual([])
    compute(store, 'gpt2', 2)
    expect(said(store).length).toBe(1)
  })
})

describe('the text of a file', () => {
  const content = contentOf(comparison)
  const head = {
    tessera: { version: '0', libraries: [] },
    made: new Date(0).toISOString(),
    comparison: { version: 1, content },
    lanes: [lane('gpt2', 2)],
    languageModels: [],
  }

  it('is a comparison, an export with its counts, or damaged', () => {
    expect(readFile(writeComparisonFile(content))).toMatchObject({
      reading: { status: 'read', content: { text: 'four' } },
      lanes: null,
    })
    expect(readFile([...documentParts(head, [])].join(''))).toMatchObject({
      reading: { status: 'read', content: { text: 'four' } },
      lanes: [{ tokens: 2 }],
    })
    for (const text of [
      '',
      '{',
      '[]',
      '{"format":"tessera-export","version":1}',
      '{"format":"tessera-export","version":1,"lanes":[]}',
    ]) {
      expect(readFile(text)).toEqual({ reading: { status: 'corrupt' }, lanes: null })
    }
    expect(readFile('{"format":"tessera-export","version":2}').reading).toEqual({ status: 'too-new', version: 2 })
    const newer = { ...head, comparison: { version: 99, content } }
    expect(readFile([...documentParts(newer, [])].join('')).reading).toEqual({ status: 'too-new', version: 99 })
  })
})
