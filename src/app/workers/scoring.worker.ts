/** The scoring worker: exposes the service over the real sources, and hands over the columns of results instead of copying them. */
import * as Comlink from 'comlink'
import { listCached, removeCached } from '../../platform/languageModels/hub/keptModels.ts'
import { listHubModel } from '../../platform/languageModels/hub/listing.ts'
import { loadHubModel } from '../../platform/languageModels/hub/loadHub.ts'
import { loadShippedModel } from '../../platform/languageModels/loadShipped.ts'
import { prepareRuntime } from '../../platform/languageModels/ortRuntime.ts'
import { labAnswers } from '../../features/answers.ts'
import { guardConnections } from '../../platform/tokenizers/connections.ts'
import type { Scores } from '../../core/scores/languageModel.ts'
import type { NextRequest, OnScored, ScoreRequest, ScoreTextRequest } from '../../platform/workers/scoring/protocol.ts'
import { exposeWithLivenessLock } from '../../platform/workers/livenessLock.ts'
import { tellStart } from '../../platform/workers/scoring/startSilence.ts'
import { ScoringServer } from '../../platform/workers/scoring/server.ts'

function columnsOf(scores: Scores): Transferable[] {
  const { logProbability, rank, entropy, mean, variance, contextLength, topIds, topLogProbabilities } = scores
  return [logProbability, rank, entropy, mean, variance, contextLength, topIds, topLogProbabilities].map(
    ({ buffer }) => buffer,
  )
}

class TransferringServer extends ScoringServer {
  override async score(request: ScoreRequest, onProgress?: OnScored) {
    const outcome = await super.score(request, onProgress)
    return outcome.ok ? Comlink.transfer(outcome, columnsOf(outcome.value)) : outcome
  }

  override async scoreText(request: ScoreTextRequest, onProgress?: OnScored) {
    const outcome = await super.scoreText(request, onProgress)
    if (!outcome.ok) return outcome
    const { ids, startByte, endByte, kinds } = outcome.value.encoding
    return Comlink.transfer(outcome, [
      ...columnsOf(outcome.value.scores),
      ids.buffer,
      startByte.buffer,
      endByte.buffer,
      kinds.buffer,
    ])
  }

  override async next(request: NextRequest) {
    const outcome = await super.next(request)
    return outcome.ok
      ? Comlink.transfer(
          outcome,
          outcome.value.map(({ buffer }) => buffer),
        )
      : outcome
  }
}

guardConnections(globalThis)
exposeWithLivenessLock(globalThis, (endpoint) => {
  const hub = { load: loadHubModel, inspect: listHubModel, cached: listCached, removeCached }
  Comlink.expose(
    new TransferringServer({
      prepare: (threads) => {
        const runtime = prepareRuntime(threads, tellStart(endpoint))
        // Beside the fetches; whoever opens a session waits for it, and hears of its failure.
        runtime.start().catch(() => {})
        return runtime
      },
      loadShipped: loadShippedModel,
      hub,
      labAnswers,
    }),
    endpoint,
  )
})
