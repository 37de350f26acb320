/** The direction of a text: that of its first strong character that is in no isolate (UAX #9, rules P2 and P3). */

/** UTF-16 units that are looked at; a text without a strong character in them is left to right. */
const LOOKED_AT = 10_000

/** Letters of scripts that run from right to left, and the marks that stand for one (group 1); any other letter or mark. */
const STRONG =
  /(?=[\p{L}\u200e\u200f\u061c])(?:([\u200f\u061c\p{sc=Adlam}\p{sc=Arabic}\p{sc=Hanifi_Rohingya}\p{sc=Hebrew}\p{sc=Mandaic}\p{sc=Nko}\p{sc=Samaritan}\p{sc=Syriac}\p{sc=Thaana}])|.)/u

/** An innermost isolate; one that is not closed goes on to the end. */
const ISOLATE = /[\u2066-\u2068][^\u2066-\u2069]*(?:\u2069|$)/gu

function withoutIsolates(text: string): string {
  const outer = text.replaceAll(ISOLATE, '')
  return outer.length === text.length ? text : withoutIsolates(outer)
}

export function directionOf(text: string): 'ltr' | 'rtl' {
  const strong = STRONG.exec(withoutIsolates(text.length <= LOOKED_AT ? text : text.slice(0, LOOKED_AT)))
  return strong?.[1] === undefined ? 'ltr' : 'rtl'
}
