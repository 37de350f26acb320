/** Changes of what the part on segmentations is asked. */
import type { SegmentationsOptions } from '../../features/bias-lab/segmentations/options.ts'
import type { Store } from '../store.ts'
import { setOptions } from './options.ts'

/** Changes in part. Boundaries are places in one text: another text has none yet. */
export function setSegmentations(store: Store, part: Partial<SegmentationsOptions>): void {
  const { text, ownBoundaries } = store.getState().comparison.segmentations
  setOptions(store, 'segmentations', {
    ownBoundaries: part.text === undefined || part.text === text ? ownBoundaries : null,
    ...part,
  })
}
