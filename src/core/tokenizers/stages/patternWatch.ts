/**
 * Which pattern of a tokenizer's file is being matched, and whether it is too slow. A search for a match cannot be stopped
 * from within, so whoever runs the stages may ask to be told before each, and stop the whole worker. Searches that end, but
 * are slow each, end with {@link SlowPattern}.
 */

/** A pattern whose time grows with the square of a text, or faster: it is given up. */
export class SlowPattern extends Error {
  readonly pattern: string

  constructor(pattern: string) {
    super(`too slow: ${pattern}`)
    this.pattern = pattern
  }
}

/** What is being matched: the pattern as the file has it, on a text of some UTF-16 units, for the tokenizer of `reference`. */
export interface MatchedPattern {
  readonly reference: string
  readonly pattern: string
  readonly units: number
}

let tell: ((matched: MatchedPattern | null) => void) | null = null
let reference = ''
let told: string | null = null

/** Before every search on behalf of {@link onBehalfOf}, `listener` is told of the pattern, unless it was the last one told of. */
export function watchPatterns(listener: ((matched: MatchedPattern | null) => void) | null): void {
  tell = listener
  told = null
}

/** The same steps; the patterns matched in them are those of a tokenizer. Tells of none when the work pauses or ends. */
export function* onBehalfOf<Result>(
  of: string,
  steps: Generator<number, Result, void>,
): Generator<number, Result, void> {
  for (;;) {
    reference = of
    const step = steps.next()
    reference = ''
    if (step.done === true) return step.value
    yield step.value
  }
}

/** Takes back what was told: nothing is being matched. */
export function leavePatterns(): void {
  if (told === null) return
  told = null
  tell?.(null)
}

/** Below it a search is not timed: what is slow there already is found by who listens. */
const LONG_UNITS = 4096
const MAX_MS = 3000
/** A pattern that is not quadratic does some hundred times as much even if the machine is busy. */
const FEWEST_UNITS_A_MILLISECOND = 20

/** Times the searches for one pattern in one text. */
export class PatternTimer {
  readonly #pattern: string
  readonly #units: number
  #milliseconds = 0

  constructor(pattern: string, units: number) {
    this.#pattern = pattern
    this.#units = units
  }

  /** One search by a global expression. Throws {@link SlowPattern}. */
  search(regExp: RegExp, text: string): RegExpExecArray | null {
    const key = `${reference} ${this.#pattern}`
    if (tell !== null && reference !== '' && told !== key) {
      told = key
      tell({ reference, pattern: this.#pattern, units: this.#units })
    }
    if (this.#units < LONG_UNITS) return this.#searchOnce(regExp, text)
    const since = performance.now()
    const match = this.#searchOnce(regExp, text)
    this.#milliseconds += performance.now() - since
    const done = match === null ? this.#units : regExp.lastIndex
    if (this.#milliseconds > MAX_MS && done < this.#milliseconds * FEWEST_UNITS_A_MILLISECOND)
      throw new SlowPattern(this.#pattern)
    return match
  }

  #searchOnce(regExp: RegExp, text: string): RegExpExecArray | null {
    try {
      return regExp.exec(text)
    } catch (error) {
      // The ways that are left to try no longer fit in the browser's memory for them.
      if (error instanceof RangeError) throw new SlowPattern(this.#pattern)
      throw error
    }
  }
}
