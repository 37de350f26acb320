/** What stands before the tables in the file of everything: the comparison and what was compared by what. */
import { version } from '../../../package.json' with { type: 'json' }
import type { ExportHead } from '../../core/export/document.ts'
import { languageModelCardOf, languageModelStatus } from '../../state/scoringSelectors.ts'
import { cardOf } from '../../state/selectors.ts'
import type { VersionedContent } from '../../state/services.ts'
import type { AppState } from '../../state/store.ts'
import { libraries } from '../../ui/libraries.ts'
import { scoresOf } from './gatherTokens.ts'
import { readyLanes } from '../../state/readyLanes.ts'

/** @param comparison as the services say it */
export function exportHead(
  state: AppState,
  comparison: VersionedContent,
  nameOf: (reference: string) => string,
  now: Date,
): ExportHead {
  const ready = readyLanes(state)
  const languageModels = new Set(ready.flatMap((lane) => scoresOf(state, lane)?.languageModelId ?? []))
  return {
    tessera: { version, libraries: [...libraries] },
    made: now.toISOString(),
    comparison,
    lanes: ready.map(({ reference, place, result }) => {
      const card = cardOf(state, reference)
      return {
        reference: comparison.content.tokenizers[place] ?? reference,
        name: nameOf(reference),
        source: card?.source.name ?? null,
        revision: card?.source.revision ?? null,
        vocabularySize: card?.vocabularySize ?? null,
        tokens: result.encoding.tokenCount,
      }
    }),
    languageModels: [...languageModels].flatMap((languageModel) => {
      const card = languageModelCardOf(state, languageModel)
      const status = languageModelStatus(state, languageModel)
      return card === null
        ? []
        : [
            {
              id: card.id,
              name: card.name,
              source: card.source.name,
              revision: card.source.revision,
              dtype: card.dtype,
              ...(status.status === 'ready' ? { device: status.device.kind } : {}),
              parameters: card.parameters,
              contextLength: card.contextLength,
              beginToken: card.beginToken,
            },
          ]
    }),
  }
}
