/**
 * Work that lets go of the processor now and then. A stage that goes through a text of any length yields about every
 * {@link STEP_UNITS} units of it, the number of units done since it yielded last; its last value is its result. What a
 * stage calls as one, such as one search for a match, is one step, however long.
 */
export type Steps<Result> = Generator<number, Result, void>

/** UTF-16 units of text, tokens or pieces between two pauses. */
export const STEP_UNITS = 8192

/** Each of `items` by `work`, one list of all results. */
export function* flatMapSteps<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Steps<readonly Result[]>,
): Steps<readonly Result[]> {
  const all: Result[] = []
  let units = 0
  for (const item of items) {
    for (const result of yield* work(item)) {
      all.push(result)
      if (++units < STEP_UNITS) continue
      yield units
      units = 0
    }
    if (++units < STEP_UNITS) continue
    yield units
    units = 0
  }
  return all
}

/** Each of `items` by `work`, which takes no pause. */
export function* mapSteps<Item, Result>(
  items: readonly Item[],
  work: (item: Item, index: number) => Result,
): Steps<readonly Result[]> {
  const all: Result[] = []
  for (const item of items) {
    all.push(work(item, all.length))
    if (all.length % STEP_UNITS === 0) yield STEP_UNITS
  }
  return all
}

/** The work of each item in turn, each given what the one before it made. */
export function* inTurn<Value>(stages: readonly ((value: Value) => Steps<Value>)[], start: Value): Steps<Value> {
  let value = start
  for (const stage of stages) value = yield* stage(value)
  return value
}
