/**
 * What is there of a JSON object whose text was cut short: all that was whole before the cut, and of the text that is
 * compared what stands before it. Pure.
 */

/** The member of the outermost object that is of use when it is cut. */
const USEFUL_IN_PART = 'text'

/** Ends inside an escape: the rest of it is missing. */
const CUT_ESCAPE = /(?<=(?:^|[^\\])(?:\\\\)*)\\(?:u[\da-fA-F]{0,3})?$/

/**
 * The object without what the cut left incomplete, fullest first: with the beginning of a member that is an object or a
 * list, and without it. None if the beginning is not that of a JSON object.
 *
 * `{"panel":"compare","text":"so f` gives `{"panel":"compare","text":"so f"}`, `{"ids":[1,2` gives `{"ids":[1]}` and `{}`.
 */
export function readCutObject(json: string): readonly unknown[] {
  if (!json.trimStart().startsWith('{')) return []
  const { closers, key, isString, whole, wholeMembers } = scan(json)
  const found = isString && closers === '}' && key === USEFUL_IN_PART ? [`${json.replace(CUT_ESCAPE, '')}"}`] : []
  return [...found, whole, wholeMembers].flatMap((text) => {
    try {
      return [JSON.parse(text) as unknown]
    } catch {
      return []
    }
  })
}

interface Scanned {
  /** Of what is open where the text ends. */
  readonly closers: string
  /** The last key of the outermost object. */
  readonly key: string | null
  /** Whether a string that is a value is open at the end. */
  readonly isString: boolean
  /** Closed after the last value that is whole. */
  readonly whole: string
  /** Closed after the last member of the outermost object that is whole. */
  readonly wholeMembers: string
}

function scan(json: string): Scanned {
  /** The innermost first. */
  let closers = ''
  let key: string | null = null
  let opened: number | null = null
  let isKey = false
  let whole = json
  let wholeMembers = json
  const closeAt = (end: number): void => {
    whole = json.slice(0, end) + closers
    if (closers.length <= 1) wholeMembers = whole
  }
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at] ?? ''
    if (opened !== null) {
      if (character === '\\') at += 1
      else if (character === '"') {
        if (!isKey) closeAt(at + 1)
        else if (closers.length === 1) key = json.slice(opened + 1, at)
        opened = null
      }
    } else if (character === '"') opened = at
    else if (character === ':') isKey = false
    else if (character === '{' || character === '[') {
      closers = (character === '{' ? '}' : ']') + closers
      isKey = character === '{'
      closeAt(at + 1)
    } else if (character === ',') {
      closeAt(at)
      isKey = closers.startsWith('}')
    } else if (character === '}' || character === ']') {
      closers = closers.slice(1)
      closeAt(at + 1)
    }
  }
  return { closers, key, isString: opened !== null && !isKey, whole, wholeMembers }
}
