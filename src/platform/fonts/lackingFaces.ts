/**
 * Faces of Noto for scripts that this machine has no font for, so that the prepared texts are no rows of boxes. They stand
 * last in the stack of every font (`src/ui/tokens.css`): what the machine can draw is drawn by its own.
 */
import faces from './faces.json'

/** As the style sheets call all of them together. */
export const FAMILY = 'Tessera Noto'
/** In pixels: large enough that letters which differ in width differ in measure. */
const MEASURED_AT = 64
/** Where no character will be: what is drawn there is the sign for a missing one, below and above U+10000. */
const NOWHERE = { basic: '\u0378', astral: '\u{3FFFD}' }

export interface Face {
  readonly file: string
  /** Letters of its script. */
  readonly letters: string
  /** What it draws, as `unicode-range` of a style sheet. */
  readonly ranges: string
}

/** Measures the advance of a character as the text under study is drawn, in any unit. */
export type Measure = (character: string) => number

/**
 * Whether the machine lacks a font for the script of these letters: a letter that no font has is as wide as what stands
 * for a missing one, which letters of a script that are unlike in width cannot all be.
 */
export function isLacking(letters: string, measure: Measure): boolean {
  return [...letters].every((letter) => measure(letter) === measure(letter.length > 1 ? NOWHERE.astral : NOWHERE.basic))
}

/** The faces of the page that the machine lacks. */
export function lackingFaces(document: Document): readonly Face[] {
  const context = document.createElement('canvas').getContext('2d')
  if (context === null) return []
  context.font = `${MEASURED_AT}px system-ui, sans-serif`
  return faces.filter(({ letters }) => isLacking(letters, (character) => context.measureText(character).width))
}

/** Makes the faces known that the machine lacks; the browser fetches one when a character of it is drawn. Returns their files. */
export function addLackingFaces(document: Document, base: string): readonly string[] {
  const lacking = lackingFaces(document)
  for (const { file, ranges } of lacking) {
    const source = `url("${new URL(`fonts/${file}`, base).href}") format("woff2")`
    document.fonts.add(new FontFace(FAMILY, source, { unicodeRange: ranges, display: 'swap' }))
  }
  return lacking.map(({ file }) => file)
}
