/** The sources of the scoring server on Node: ONNX Runtime's wasm with one thread, shipped files from their folder, no hub. */
import { loadShippedModel } from '../../../src/platform/languageModels/loadShipped.ts'
import { fail } from '../../../src/core/tokenizers/failure.ts'
import { labAnswers } from '../../../src/features/answers.ts'
import type { ScoringSources } from '../../../src/platform/workers/scoring/server.ts'
import { runtime } from '../languageModels/tinyModel.ts'

export const localSources: ScoringSources = {
  prepare: () => runtime,
  loadShipped: loadShippedModel,
  labAnswers,
  hub: {
    load: async () => fail('network', { where: 'hub.example' }),
    inspect: async () => fail('network', { where: 'hub.example' }),
    cached: async () => [],
    removeCached: async () => {},
  },
}
