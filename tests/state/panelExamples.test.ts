/** The Probabilities panel opens on its example only where nothing was chosen, and takes nothing of a reader's away. */
import { describe, expect, it } from 'vitest'
import { setPanel, setReading, setText, restoreCompared, showViewExample } from '../../src/state/actions/comparison.ts'
import { addTokenizer } from '../../src/state/actions/comparison.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { isViewExample } from '../../src/state/panelExamples.ts'
import { createStore } from '../../src/state/store.ts'
import { defaultSampleId, defaultText, isSampleId, sampleText } from '../../src/core/samples/samples.ts'

const start = () => defaultComparison(defaultText, defaultSampleId)

describe('the example of a view', () => {
  it('stands there if all is as at the start, follows the view, and is gone with the panel', async () => {
    const store = createStore(start())
    setPanel(store, 'probabilities')
    expect(isViewExample(store.getState().comparison, 'own')).toBe(true)
    const { text, sampleId } = store.getState().comparison
    expect(sampleId !== null && isSampleId(sampleId) ? await sampleText(sampleId) : null).toBe(text)
    setReading(store, 'bytes')
    expect(isViewExample(store.getState().comparison, 'bytes')).toBe(true)
    expect(store.getState().comparison.tokenizers).toContain('gpt2')
    setPanel(store, 'compare')
    expect(store.getState().comparison).toEqual({
      ...start(),
      scoring: { ...start().scoring, reading: 'bytes' },
    })
  })

  it('takes the place of no text and of no lanes that were chosen', () => {
    for (const change of [
      (store: ReturnType<typeof createStore>) => setText(store, 'My own.'),
      (store: ReturnType<typeof createStore>) => addTokenizer(store, 'cl100k_base'),
    ]) {
      const store = createStore(start())
      change(store)
      const before = store.getState().comparison
      setPanel(store, 'probabilities')
      setReading(store, 'bytes')
      setPanel(store, 'compare')
      const { scoring: _, ...after } = store.getState().comparison
      const { scoring: __, ...expected } = before
      expect(after).toEqual(expected)
    }
  })

  it('that was written on stays what it became', () => {
    const store = createStore(start())
    setPanel(store, 'probabilities')
    setText(store, 'On 10 December')
    setPanel(store, 'compare')
    expect(store.getState().comparison.text).toBe('On 10 December')
  })

  it('can be asked for; a text of the reader’s own is offered back, and so is all that was compared', () => {
    const store = createStore({ ...defaultComparison('My own.', null), panel: 'probabilities' })
    const { text, sampleId, tokenizers, baseline } = store.getState().comparison
    showViewExample(store, 'own')
    expect(isViewExample(store.getState().comparison, 'own')).toBe(true)
    expect(store.getState().session.replaced).toEqual({ text: 'My own.', sampleId: null })
    restoreCompared(store, { text, sampleId, tokenizers, baseline })
    expect(store.getState().comparison).toMatchObject({ text: 'My own.', tokenizers })
    expect(store.getState().session.replaced).toBeNull()
  })
})
