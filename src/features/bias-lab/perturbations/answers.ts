/**
 * What was segmented and scored for small changes in this visit, so that nothing is computed twice: also not after another
 * part was shown. Asks the services one thing at a time; computes distances between two pauses of the page.
 */
import { LRUCache } from 'lru-cache'
import type { LanguageServices } from '../../../state/languageServices.ts'
import type { Running, ScoringServices, Services } from '../../../state/services.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import { succeed, type Failure, type Outcome } from '../../../core/tokenizers/failure.ts'
import type { ScoredText } from '../../../platform/workers/scoring/protocol.ts'
import {
  bitsKey,
  bitsOfText,
  cellKey,
  cellOf,
  segmentationKey,
  type Cell,
  type ChangeLane,
  type TextBits,
} from './cells.ts'

/** Segmentations and cells that are kept: ten times those of one change, 22 texts and six lanes. */
const MAX_KEPT = 3000
/** What is found within so many milliseconds is drawn in one change. */
const TOGETHER_MS = 100

/** Who is asked. */
interface Asked {
  readonly languages: Pick<LanguageServices, 'segment'>
  readonly scoring: Pick<ScoringServices, 'scoreText'>
}

export class ChangeAnswers {
  readonly #services: Asked
  readonly #encodings = new LRUCache<string, Encoding>({ max: MAX_KEPT })
  readonly #cells = new LRUCache<string, Cell>({ max: MAX_KEPT })
  /** Null if nothing could be scored. */
  readonly #bits = new LRUCache<string, { readonly bits: TextBits | null }>({ max: MAX_KEPT })
  readonly #listeners = new Set<() => void>()
  #isDue = false
  #version = 0

  constructor(services: Asked) {
    this.#services = services
  }

  /** For `useSyncExternalStore`. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
  /** Grows with every change. */
  readonly version = (): number => this.#version

  encoding(lane: ChangeLane, text: string): Encoding | null {
    return this.#encodings.get(segmentationKey(lane, text)) ?? null
  }

  cell(lane: ChangeLane, before: string, after: string): Cell | null {
    return this.#cells.get(cellKey(lane, before, after)) ?? null
  }

  /** Undefined where it is not known yet. */
  bits(languageModel: string, text: string): TextBits | null | undefined {
    return this.#bits.get(bitsKey(languageModel, text))?.bits
  }

  /** Segments both texts and compares them; null where that is done. */
  async compare(lane: ChangeLane, before: string, after: string): Promise<Failure | null> {
    const encodings: Encoding[] = []
    for (const text of [before, after]) {
      const segmented = await this.#segment(lane, text)
      if (!segmented.ok) return segmented.failure
      encodings.push(segmented.value)
    }
    const [one, other] = encodings
    if (one === undefined || other === undefined) return null
    // A pause, so that keys come in between the comparisons of several lanes.
    await new Promise((resolve) => setTimeout(resolve, 0))
    this.#cells.set(cellKey(lane, before, after), cellOf(before, after, one, other))
    this.#changed()
    return null
  }

  /** Scores a text. @param key names the language model with all that decides its answers */
  score(languageModel: string, key: string, text: string): Running<null> {
    const running: Running<ScoredText> = this.#services.scoring.scoreText({
      languageModel,
      text,
      options: { begin: true, topK: 0, stride: null },
    })
    const outcome = running.outcome.then((scored): Outcome<null> => {
      if (!scored.ok) return scored
      this.#bits.set(bitsKey(key, text), { bits: bitsOfText(text, scored.value) })
      this.#changed()
      return succeed(null)
    })
    return { outcome, cancel: running.cancel }
  }

  async #segment(lane: ChangeLane, text: string): Promise<Outcome<Encoding>> {
    const key = segmentationKey(lane, text)
    const known = this.#encodings.get(key)
    if (known !== undefined) return succeed(known)
    const segmented = await this.#services.languages.segment(lane.reference, text)
    if (segmented.ok) this.#encodings.set(key, segmented.value)
    return segmented
  }

  #changed(): void {
    if (this.#isDue) return
    this.#isDue = true
    setTimeout(() => {
      this.#isDue = false
      this.#version += 1
      for (const listener of this.#listeners) listener()
    }, TOGETHER_MS)
  }
}

const answersBy = new WeakMap<Services, ChangeAnswers>()

/** The answers of this page. */
export function changeAnswers(services: Services): ChangeAnswers {
  const known = answersBy.get(services)
  if (known !== undefined) return known
  const answers = new ChangeAnswers(services)
  answersBy.set(services, answers)
  return answers
}
