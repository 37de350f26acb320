/** Numbers and text in an SVG file. Pure. */

export const round = (value: number): string => String(Math.round(value * 100) / 100)

/** Text for an XML file: markup escaped, what XML does not allow left out (it is drawn as labels). */
export function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

interface TextPlace {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly attributes?: string
}

export function textElement(text: string, { x, y, size, fill, anchor = 'start', attributes = '' }: TextPlace): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}" fill="${fill}" text-anchor="${anchor}"${attributes}>${escapeXml(text)}</text>`
}
