import type { TrainingSettings } from '../../../src/core/training/training.ts'

export const SAVED: readonly TrainingSettings[]
