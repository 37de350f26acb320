/** Names of code points, from files of 4,096 code points each that are fetched when first asked for. */
import * as v from 'valibot'

/** By offset in the block, in decimal; or, where one rule names the whole block, what stands before the hex digits. */
const Block = v.union([v.record(v.string(), v.string()), v.string()])
type Block = v.InferOutput<typeof Block>

const blocks = new Map<string, Promise<Block | null>>()

async function fetchBlock(name: string): Promise<Block | null> {
  const response = await fetch(new URL(`${import.meta.env.BASE_URL}unicode-names/${name}.json`, document.baseURI))
  if (!response.ok) return null
  const parsed = v.safeParse(Block, await response.json())
  return parsed.success ? parsed.output : null
}

/** The Unicode name of a code point; null where it has none, or where its file could not be had (asked again next time). */
export async function characterName(codePoint: number): Promise<string | null> {
  const name = (codePoint >> 12).toString(16)
  let block = blocks.get(name)
  if (block === undefined) {
    block = fetchBlock(name).catch(() => {
      blocks.delete(name)
      return null
    })
    blocks.set(name, block)
  }
  const names = await block
  if (names === null) return null
  if (typeof names === 'string') return names + codePoint.toString(16).toUpperCase().padStart(4, '0')
  return names[String(codePoint & 0xfff)] ?? null
}
