/** Runs work that pauses, such as `Tokenizer.encodeSteps`, to its end. */
export function runSteps<Result>(steps: Generator<number, Result, void>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Tokens between two pauses of work that goes through a list of them. */
export const STEP_TOKENS = 8192
