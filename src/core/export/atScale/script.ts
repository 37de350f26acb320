/** The script that counts a corpus elsewhere as the page counts: one Python file that holds all that it needs. Pure. */
import template from './script.py?raw'
import type { ScriptPage } from './scriptPage.ts'

/** Where the template has what the page says: an empty object of JSON. */
const PLACE = 'json.loads(r"""{}""")'

/** The whole file. Everything in it that comes from outside is JSON in ASCII, which no quote of Python's can end. */
export function pythonScript(page: ScriptPage): string {
  // JSON has no three quotes in a row; what is not ASCII, such as marks of direction, is spelled out.
  const json = JSON.stringify(page, null, 1).replaceAll(
    /[^\n\x20-\x7e]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return template.replace(PLACE, () => `json.loads(r"""${json}""")`)
}
