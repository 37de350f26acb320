/** Runs work that pauses, such as `Tokenizer.encodeSteps`, to its end. */
export function runSteps<Result>(steps: Generator<number, Result, void>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}
