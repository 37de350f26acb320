/** Characters that cannot be seen, marks piled on one letter, and what is drawn for them. Pure. */
import { invisibleLabel, runLabel } from './invisibleLabels.ts'

/** A run of text as it is, or something to be marked. */
export interface MarkedRun {
  /** The texts of all runs together are the text. */
  readonly text: string
  /**
   * `space` and `tab` keep their width and get a mark over it; `named`: a label stands in the place of the text; `note`:
   * a label without text of its own, for what is hidden in the characters before it; null: drawn as it is.
   */
  readonly mark: 'space' | 'tab' | 'named' | 'note' | null
  /** For `named` and `note`: the label. */
  readonly label: string
}

/** Says whether some token holds nothing but invisible characters, this one (UTF-16 units from, to) among them. */
export type IsLone = (from: number, to: number) => boolean

/** Without width of their own, so marked always: else their tokens could not be seen. Noncharacters are bare boxes. */
const ALWAYS_MARKED = String.raw`(?![\t\n\r])\p{Cc}|[\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\p{NChar}]`
/** What a font draws nothing for, or nothing that differs from a space; marked at request, or where a token is nothing else. */
const HIDDEN = String.raw`[\p{DI}\u2800\ufffc\u{13430}-\u{1343f}\u{13441}\u{13442}\u{16fe4}\u{1d159}]`
/** Of these, what belongs to the character before it, and may change its shape: a label in its place would tear that apart. */
const ATTACHED = String.raw`(?=\p{DI})[\p{M}\u200c\u200d\u{e0020}-\u{e007f}]`
const WITH_WIDTH = String.raw`[ \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]`

const MARKED = new RegExp(`${ALWAYS_MARKED}|${HIDDEN}`, 'gu')
const ALSO_SPACES = new RegExp(`${ALWAYS_MARKED}|${HIDDEN}|${WITH_WIDTH}`, 'gu')
const IS_ALWAYS_MARKED = new RegExp(ALWAYS_MARKED, 'u')
const IS_ATTACHED = new RegExp(ATTACHED, 'u')
const ALL_ATTACHED = new RegExp(ATTACHED, 'gu')
const ATTACHED_AT_START = new RegExp(`^(?:${ATTACHED})+`, 'u')
const ONLY_HIDDEN = new RegExp(`^(?:${HIDDEN}|\\s)+$`, 'u')
const INVISIBLE = new RegExp(`^(?:${ALWAYS_MARKED}|${HIDDEN}|[\\s\\p{C}\\p{Z}])+$`, 'u')
const IS_HIDDEN = new RegExp(`^(?:${HIDDEN})$`, 'u')

/** No writing puts more marks on a letter (Hebrew with accents has five); more are counted, and these drawn. */
const MAX_MARKS = 5
const DRAWN_MARKS = 2
const PILE = new RegExp(String.raw`[\p{Mn}\p{Me}\u200c\u200d\u{e0020}-\u{e007f}]{${MAX_MARKS + 1},}`, 'u')

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** Whether nothing of the text can be seen; false for an empty one. */
export function isInvisible(text: string): boolean {
  return INVISIBLE.test(text)
}

/** Whether the character is drawn as nothing, or as a space, though it is none: default ignorables, fillers, blanks. */
export function isHidden(character: string): boolean {
  return IS_HIDDEN.test(character)
}

function plain(text: string): MarkedRun {
  return { text, mark: null, label: '' }
}

/** Adds a run; texts without a mark become one. */
function push(runs: MarkedRun[], next: MarkedRun): void {
  const last = runs.at(-1)
  if (next.mark === null && last?.mark === null) runs[runs.length - 1] = plain(last.text + next.text)
  else if (next.mark !== null || next.text !== '') runs.push(next)
}

/** Marks in the place of characters; `offset` is where `part` begins in the text that `isLone` is about. */
function pushMarked(runs: MarkedRun[], part: string, spaces: boolean, offset: number, isLone: IsLone): void {
  let from = 0
  for (const { 0: found, index } of part.matchAll(spaces ? ALSO_SPACES : MARKED)) {
    const at = offset + index
    if (!spaces && !IS_ALWAYS_MARKED.test(found) && !isLone(at, at + found.length)) continue
    push(runs, plain(part.slice(from, index)))
    if (found === ' ') runs.push({ text: found, mark: 'space', label: '' })
    else if (found === '\t') runs.push({ text: found, mark: 'tab', label: '' })
    else runs.push({ text: found, mark: 'named', label: invisibleLabel(found) })
    from = index + found.length
  }
  push(runs, plain(part.slice(from)))
}

/** What follows the first character of a grapheme, with marks piled on it; as many as are drawn, a label for the others. Returns where the label begins. */
function pushPile(runs: MarkedRun[], tail: string): number {
  const { 0: marks, index } = PILE.exec(tail) ?? { 0: '', index: 0 }
  const end = index + [...marks].slice(0, DRAWN_MARKS).join('').length
  push(runs, plain(tail.slice(0, end)))
  push(runs, { text: tail.slice(end), mark: 'named', label: runLabel(Array.from(tail.slice(end))) })
  return end
}

/** A grapheme that is drawn in one, so that it keeps its shape, with labels after it; `offset` is where it begins. */
function pushGrapheme(runs: MarkedRun[], grapheme: string, spaces: boolean, offset: number, isLone: IsLone): void {
  // Nothing is before these whose shape they could change.
  const [start = ''] = ATTACHED_AT_START.exec(grapheme) ?? []
  if (start !== '') push(runs, { text: start, mark: 'named', label: runLabel(Array.from(start)) })
  const base = String.fromCodePoint(grapheme.codePointAt(start.length) ?? 0).slice(0, grapheme.length - start.length)
  const tail = grapheme.slice(start.length + base.length)
  const tailAt = offset + start.length + base.length
  pushMarked(runs, base, spaces, tailAt - base.length, isLone)
  let end = tail.length
  if (PILE.test(tail.replaceAll(ALL_ATTACHED, ''))) end = pushPile(runs, tail)
  else push(runs, plain(tail))
  const hidden = Array.from(tail.slice(0, end).matchAll(ALL_ATTACHED), ({ 0: found, index }) => ({
    found,
    at: tailAt + index,
  }))
  const noted = hidden.filter(({ found, at }) => spaces || isLone(at, at + found.length)).map(({ found }) => found)
  if (noted.length > 0) push(runs, { text: '', mark: 'note', label: runLabel(noted) })
}

/**
 * Cuts `text` at what is to be marked: always what has no width and marks piled on one letter; with `spaces` also what
 * has a width and every default ignorable code point and blank (Unicode's Default_Ignorable_Code_Point, and characters
 * that look like spaces); without it, of these, the ones that a token is nothing else than.
 *
 * @param isLone for a text of which several tokens hold a part; without it, the text is taken for that of one token
 */
export function markedRuns(text: string, spaces: boolean, isLone?: IsLone): readonly MarkedRun[] {
  const lone = isLone ?? (ONLY_HIDDEN.test(text) ? () => true : () => false)
  const runs: MarkedRun[] = []
  if (!IS_ATTACHED.test(text) && !PILE.test(text)) {
    pushMarked(runs, text, spaces, 0, lone)
    return runs
  }
  for (const { segment, index } of segmenter.segment(text)) {
    if (IS_ATTACHED.test(segment) || PILE.test(segment)) pushGrapheme(runs, segment, spaces, index, lone)
    else pushMarked(runs, segment, spaces, index, lone)
  }
  return runs
}

/** How a line break is drawn: `↵`, with what else it is made of. */
export function lineBreakLabel(text: string): string {
  if (text === '\n') return '↵'
  if (text === '\r\n') return 'CR↵'
  if (text === '\r') return 'CR'
  return text === '\u2028' ? 'LS' : text === '\u2029' ? 'PS' : '↵'
}
