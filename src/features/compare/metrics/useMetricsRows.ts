/** The rows of the table from the state: the last measurement, and the reader's prices and context lengths. */
import { useMemo } from 'react'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { cardOf, laneState } from '../../../state/selectors.ts'
import type { EncodedInput } from '../../../state/encodedInput.ts'
import type { Measured } from '../../../state/session.ts'
import type { AppState } from '../../../state/store.ts'
import { laneViewOf } from '../../../ui/lanes/laneView.ts'
import { textOfSpan } from '../../../ui/lanes/tokenText.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { metricsRow, type MetricsRow } from './metricsRows.ts'

/** Characters of the longest token that are shown. */
const LONGEST_SHOWN = 24

function longestTextOf(state: AppState, reference: string, input: EncodedInput, index: number): string | null {
  const { result } = laneState(state, reference)
  const encoding = result?.encoding.encoding ?? null
  if (result === null || result.input !== input || encoding === null) return null
  const { layout } = laneViewOf(reference, result.input.text, encoding)
  const { text } = textOfSpan(layout, encoding.startByte[index] ?? 0, encoding.endByte[index] ?? 0)
  const characters = [...text]
  return characters.length > LONGEST_SHOWN ? `${characters.slice(0, LONGEST_SHOWN).join('')}…` : text
}

export function useMetricsRows(measured: Measured | null): readonly MetricsRow[] {
  const store = useAppStore()
  const nameOf = useTokenizerNames()
  const options = useAppState((state) => state.comparison.compare)
  const tokenizers = useAppState((state) => state.comparison.tokenizers)
  const statuses = useAppState((state) => state.session.tokenizers)
  return useMemo(() => {
    if (measured === null) return []
    // Only what is listed below makes new rows: neither a token pointed at nor a key typed, before it is measured.
    const state: AppState = store.getState()
    return tokenizers.flatMap((reference) => {
      const measures = measured.measurement.lanes[reference]
      if (measures === undefined) return []
      const source = {
        reference,
        name: nameOf(state, reference),
        measures,
        text: measured.measurement.text,
        alpha: options.renyiAlpha,
        price: options.prices[reference] ?? null,
        contextLength: options.contextLengths[reference] ?? cardOf(state, reference)?.contextLength ?? null,
        longestText:
          measures.longestToken === null
            ? null
            : longestTextOf(state, reference, measured.input, measures.longestToken.index),
      }
      return [metricsRow(source)]
    })
    // The names depend on the state alone, and cards on the statuses.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [store, options, tokenizers, measured, statuses])
}
