/**
 * Letters that look like a Latin one in most typefaces: a few of the pairs in Unicode's confusables data (Unicode
 * Technical Standard #39, confusables.txt), Cyrillic and Greek only. Data only.
 */
export const lookAlikes: ReadonlyMap<string, string> = new Map([
  ['a', '\u0430'],
  ['c', '\u0441'],
  ['e', '\u0435'],
  ['i', '\u0456'],
  ['j', '\u0458'],
  ['o', '\u043e'],
  ['p', '\u0440'],
  ['s', '\u0455'],
  ['x', '\u0445'],
  ['y', '\u0443'],
  ['A', '\u0410'],
  ['B', '\u0412'],
  ['C', '\u0421'],
  ['E', '\u0415'],
  ['H', '\u041d'],
  ['I', '\u0406'],
  ['K', '\u041a'],
  ['M', '\u041c'],
  ['O', '\u041e'],
  ['P', '\u0420'],
  ['S', '\u0405'],
  ['T', '\u0422'],
  ['X', '\u0425'],
  ['Y', '\u04ae'],
  ['Z', '\u0396'],
  ['N', '\u039d'],
  ['v', '\u03bd'],
])
