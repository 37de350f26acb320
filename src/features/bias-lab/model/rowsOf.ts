/** A memory of rows for one reader, so that what it takes is what it takes alone. */
import { Rows } from '../../../core/bytelevel/nextTokenModel.ts'
import type { LabModel } from '../../../platform/workers/lab/model.ts'

/** Bytes of rows that a reader remembers at most. */
const MAX_ROW_BYTES = 16_000_000
const FEWEST_ROWS = 8
const MAX_ROWS = 96

export function rowsOf({ model, card }: Pick<LabModel, 'model' | 'card'>): Rows {
  return new Rows(
    model,
    Math.max(FEWEST_ROWS, Math.min(MAX_ROWS, Math.floor(MAX_ROW_BYTES / (4 * card.vocabularySize)))),
  )
}
