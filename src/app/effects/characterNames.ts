/**
 * Names of code points (Unicode 16.0): by rule if there is one, else from files of 4,096 code points each that are
 * fetched when first asked for (their format: public/unicode-names/README.md).
 */
import { LRUCache } from 'lru-cache'
import * as v from 'valibot'
import { nameByRule } from '../../core/text/namesByRule.ts'

/** The blocks that have a file; in all others every name follows a rule, or there is none. */
export const NAMED_BLOCKS: ReadonlySet<string> = new Set(
  '0 1 2 3 4 a d f 10 11 12 13 14 16 18 1a 1b 1c 1d 1e 1f e0'.split(' '),
)

const Runs = v.array(v.strictTuple([v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(0x10ffff)), v.string()]))
type Names = ReadonlyMap<number, string>

/** The names in the parsed JSON of a block's file; null if it is not of the format. */
export function readBlock(json: unknown): Names | null {
  const runs = v.safeParse(Runs, json)
  if (!runs.success) return null
  return new Map(
    runs.output.flatMap(([first, names]) => names.split('\n').map((name, index) => [first + index, name] as const)),
  )
}

/** Blocks whose names are kept, some hundred kilobytes each: those of a text, seldom of more than a few scripts. */
const MAX_BLOCKS = 4
const blocks = new LRUCache<string, Promise<Names | null>>({ max: MAX_BLOCKS })

async function fetchBlock(block: string): Promise<Names | null> {
  const response = await fetch(new URL(`${import.meta.env.BASE_URL}unicode-names/${block}.json`, document.baseURI))
  return response.ok ? readBlock(await response.json()) : null
}

/** The names of a block; null if its file could not be had, which is asked for again next time. */
async function namesOf(block: string): Promise<Names | null> {
  const names = blocks.get(block) ?? fetchBlock(block).catch(() => null)
  blocks.set(block, names)
  const found = await names
  if (found === null && blocks.get(block) === names) blocks.delete(block)
  return found
}

/**
 * The Unicode name of a code point (a control character's first formal alias: LINE FEED); null if it has none
 * (surrogates, private use, unassigned), or if its file could not be had.
 */
export async function characterName(codePoint: number): Promise<string | null> {
  const byRule = nameByRule(codePoint)
  const block = (codePoint >> 12).toString(16)
  if (byRule !== null || !NAMED_BLOCKS.has(block)) return byRule
  return (await namesOf(block))?.get(codePoint) ?? null
}
