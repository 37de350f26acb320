/** Puts together what the table of tokens is made of: the lanes' columns, pieces and bytes asked of the worker, and scores if they are those of these tokens. */
import { surprisalZ } from '../../core/metrics/minK.ts'
import type { ExportedLane, ExportedScores, ExportedToken } from '../../core/export/tokensTable.ts'
import { isScoringStale, laneScoring, languageModelCardOf } from '../../state/scoringSelectors.ts'
import type { Services } from '../../state/services.ts'
import type { AppState } from '../../state/store.ts'
import type { TokenId } from '../../core/tokenizers/encoding.ts'
import { lanesWithTokens, type ColumnLane } from '../../state/readyLanes.ts'

/** Ids that are asked for at once: to take the answer apart takes the page some milliseconds. */
const ASKED = 500

async function describe(
  services: Services,
  reference: string,
  ids: Uint32Array,
): Promise<ReadonlyMap<TokenId, ExportedToken>> {
  const different = [...new Set(ids)]
  const tokens = new Map<TokenId, ExportedToken>()
  for (let from = 0; from < different.length; from += ASKED) {
    const outcome = await services.describeTokens(reference, different.slice(from, from + ASKED))
    if (!outcome.ok) throw new Error(outcome.failure.code)
    for (const { id, piece, bytes } of outcome.value) tokens.set(id, { piece, bytes })
  }
  return tokens
}

/** The scores of a lane, live ones of its very tokens; null if there are none. */
export function scoresOf(
  state: AppState,
  { reference, result }: Pick<ColumnLane, 'reference' | 'result'>,
): (ExportedScores & { readonly languageModelId: string }) | null {
  const scored = laneScoring(state, reference).result
  if (scored === null || scored.origin !== 'live' || scored.input !== result.input || isScoringStale(state, reference))
    return null
  return {
    languageModelId: scored.languageModel,
    languageModel: languageModelCardOf(state, scored.languageModel)?.name ?? scored.languageModel,
    surprisalBits: scored.surprisalBits,
    ranks: scored.scores?.rank ?? null,
    entropyNats: scored.scores?.entropy ?? null,
    z:
      scored.scores === null
        ? null
        : surprisalZ(scored.scores.logProbability, scored.scores.mean, scored.scores.variance),
  }
}

/** @param referenceOf how a link names the tokenizer at a place of the comparison */
export async function gatherTokens(
  state: AppState,
  services: Services,
  nameOf: (state: AppState, reference: string) => string,
  referenceOf: (place: number) => string,
): Promise<readonly ExportedLane[]> {
  const lanes: ExportedLane[] = []
  for (const lane of lanesWithTokens(state)) {
    const tokens = await describe(services, lane.reference, lane.encoding.ids)
    lanes.push({
      name: nameOf(state, lane.reference),
      reference: referenceOf(lane.place),
      encoding: lane.encoding,
      tokens,
      scores: scoresOf(state, lane),
    })
  }
  return lanes
}
