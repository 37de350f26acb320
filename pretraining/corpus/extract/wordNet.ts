/**
 * Glosses of WordNet from the dictd file: a headword at the margin, senses below it (`n 1: gloss; "example" [syn: …]`).
 * Each gloss once, under the first of its synonyms, as `headword: gloss`.
 */

const SENSE = /^\s+(?:(?:n|v|adj|adv)\s+)?(?:\d+)?:\s*(.*)$/u

/** One block a gloss, grouped by the initial letter of the headword. */
export function wordNetGlosses(source: string): ReadonlyMap<string, string[]> {
  const byLetter = new Map<string, string[]>()
  const seen = new Set<string>()
  let headword = ''
  let sense: string | null = null

  function endSense(): void {
    if (sense === null) return
    const gloss = sense
      .replace(/\[(?:syn|ant|also): [^\]]*\]/gu, ' ')
      .replace(/[{}]/gu, '')
      .replace(/\s+/gu, ' ')
      .trim()
    sense = null
    if (gloss === '' || seen.has(gloss)) return
    seen.add(gloss)
    const letter = headword.slice(0, 2).toLowerCase()
    const glosses = byLetter.get(letter)
    if (glosses === undefined) byLetter.set(letter, [`${headword}: ${gloss}`])
    else glosses.push(`${headword}: ${gloss}`)
  }

  for (const line of source.split('\n')) {
    const start = SENSE.exec(line)
    if (start !== null) {
      endSense()
      sense = start[1] ?? ''
    } else if (/^\s/u.test(line)) {
      if (sense !== null) sense += ` ${line.trim()}`
    } else {
      endSense()
      headword = line.trim()
    }
  }
  endSense()
  return byLetter
}
