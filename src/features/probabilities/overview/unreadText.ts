/** What of a text a language model has not read, and where it is worse than guessing bytes. Pure. */
import { bitsOverBytes, unlikelyStretches, type UnlikelyStretch } from '../../../core/scores/unlikelyStretches.ts'
import { scriptRuns, scriptsOfLanguages, type Script } from '../../../core/text/scripts.ts'
import type { ScoredLane } from '../../../state/scoring.ts'
import type { LaneView } from '../../../ui/lanes/laneView.ts'

export interface UnreadScript {
  readonly script: Script
  /** Bytes of the text that are written in it. */
  readonly bytes: number
}

/** The scripts of the text that none of the languages is written in, most bytes first. */
export function unreadScripts(text: string, languages: readonly string[]): readonly UnreadScript[] {
  const read = scriptsOfLanguages(languages)
  const bytes = new Map<Script, number>()
  for (const { script, startByte, endByte } of scriptRuns(text))
    if (!read.has(script)) bytes.set(script, (bytes.get(script) ?? 0) + endByte - startByte)
  return [...bytes]
    .map(([script, count]) => ({ script, bytes: count }))
    .toSorted((one, other) => other.bytes - one.bytes)
}

const known = new WeakMap<ScoredLane, readonly UnlikelyStretch[]>()

/** By token of a lane: 1 if a stretch above 8 bits per byte holds some of it. */
export function unlikelyTokens(view: LaneView, scored: ScoredLane): Uint8Array {
  const { startByte, endByte } = view.encoding
  const marks = new Uint8Array(startByte.length)
  let token = 0
  for (const stretch of unlikelyOfLane(view, scored)) {
    while (token < marks.length && (endByte[token] ?? 0) <= stretch.startByte) token++
    for (; token < marks.length && (startByte[token] ?? 0) < stretch.endByte; token++) marks[token] = 1
  }
  return marks
}

/** Where the scores of a lane are above 8 bits per byte. */
export function unlikelyOfLane(view: LaneView, scored: ScoredLane): readonly UnlikelyStretch[] {
  const before = known.get(scored)
  if (before !== undefined) return before
  const { startByte, endByte } = view.encoding
  const byByte = scored.ofText?.byByte ?? bitsOverBytes(scored.surprisalBits, startByte, endByte, view.layout.bytes)
  const found = unlikelyStretches(byByte)
  known.set(scored, found)
  return found
}
