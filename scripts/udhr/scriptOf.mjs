// The script of a text, by counting its letters by their Unicode property Script; ISO 15924 codes. Japanese and Korean
// have one code for the scripts that they mix; simplified and traditional Chinese have the code of their language tag.
// Knows no language besides.

const CODES = (
  'Adlm Arab Armn Bamu Beng Cakm Cans Cher Cyrl Deva Ethi Geor Gran Grek Gujr Guru Hang Hani Hebr Hira Java Kana Khmr Knda Lana Laoo Latn ' +
  'Mlym Mong Mymr Nkoo Orya Sinh Syrc Taml Tavt Telu Tfng Tglg Thaa Thai Tibt Vaii Yiii'
).split(' ')
const PATTERNS = CODES.map((code) => [code, new RegExp(`\\p{Script=${code}}`, 'gu')])

/**
 * @param {string} tag BCP 47
 * @returns {{ script: string, share: number }} share: of the letters and marks that belong to a script
 */
export function scriptOf(text, tag) {
  const counts = new Map(PATTERNS.map(([code, pattern]) => [code, text.match(pattern)?.length ?? 0]))
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const share = (...codes) => codes.reduce((sum, code) => sum + counts.get(code), 0) / all
  if (counts.get('Hira') > 0) return { script: 'Jpan', share: share('Hira', 'Kana', 'Hani') }
  if (counts.get('Hang') > 0) return { script: 'Kore', share: share('Hang', 'Hani') }
  const [most] = [...counts].toSorted((a, b) => b[1] - a[1])[0]
  if (most === 'Hani') return { script: new Intl.Locale(tag).maximize().script ?? 'Hani', share: share('Hani') }
  return { script: most, share: share(most) }
}
