/** Faces of the page as rules of a style sheet that holds them whole, for a picture that is looked at elsewhere. */
import { uint8ArrayToBase64 } from 'uint8array-extras'
import { FAMILY, type Face } from './lackingFaces.ts'

/** Whether a text has a character in what `unicode-range` says. Pure. */
function isDrawnBy(text: string, ranges: string): boolean {
  const spans = ranges.split(',').map((range): readonly [number, number] => {
    const [from = '', to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)]
  })
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    // Every font has these.
    if (code >= 0x80 && spans.some(([from, to]) => code >= from && code <= to)) return true
  }
  return false
}

/** Rules for those of the faces that the text needs; empty if it needs none. One that cannot be had is left out. */
export async function embeddedFaces(text: string, faces: readonly Face[], base: string): Promise<string> {
  const rules = await Promise.all(
    faces
      .filter(({ ranges }) => isDrawnBy(text, ranges))
      .map(async ({ file, ranges }) => {
        const data = await dataUrl(new URL(`fonts/${file}`, base).href)
        return data === null
          ? ''
          : `@font-face{font-family:"${FAMILY}";src:url("${data}") format("woff2");unicode-range:${ranges}}`
      }),
  )
  return rules.join('')
}

async function dataUrl(address: string): Promise<string | null> {
  try {
    const response = await fetch(address)
    if (!response.ok) return null
    const bytes = new Uint8Array(await response.arrayBuffer())
    return `data:font/woff2;base64,${uint8ArrayToBase64(bytes)}`
  } catch {
    return null
  }
}
