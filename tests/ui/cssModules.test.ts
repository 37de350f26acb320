/** Every class that a component asks a CSS module for exists in it: one that does not is styled by nothing, silently. */
import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

/** What indexes that are values can be, by file and expression; of a name with `?`, the module may know nothing. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  'app/Notices.tsx notice.tone': ['info', 'warning', 'failure'],
  'ui/lanes/CardNote.tsx status': ['verified', 'cross-checked?', 'not-verified?'],
  'ui/Button.tsx look': ['plain', 'primary', 'quiet'],
  'ui/DialogFrame.tsx size': ['narrow', 'medium', 'wide', 'fixed'],
  'features/probabilities/continue/ContinuationView.tsx piece.kind': ['text', 'bytes', 'special'],
}

interface Use {
  readonly file: string
  readonly module: string
  readonly css: string
  /** The class; `tint*` for a class that begins so. */
  readonly name: string
}

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))

function classesOf(css: string): ReadonlySet<string> {
  const selectors = css.replaceAll(/\/\*[^]*?\*\//g, '').replaceAll(/\{[^{}]*\}/g, ' ')
  return new Set([...selectors.matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name = '']) => name))
}

function* uses(): Generator<Use> {
  for (const file of sources) {
    const source = readFileSync(join('src', file), 'utf8')
    for (const [, variable = '', module = ''] of source.matchAll(/^import (\w+) from '([^']+\.module\.css)'/gm)) {
      const css = readFileSync(join('src', dirname(file), module), 'utf8')
      const used = new RegExp(
        String.raw`(?<![\w.'"/])${variable}(?:\.(\w+)|\['([^']+)'\]|\[(\x60[^\x60]*\x60)\]|\[([^'\x60\]][^\]]*)\])`,
        'g',
      )
      for (const [, member, literal, template, expression = ''] of source.matchAll(used)) {
        const names = member ?? literal ?? template?.replace(/^\x60([^$]*)\$[^]*$/, '$1*')
        for (const name of names === undefined
          ? (VALUES[`${file} ${expression}`] ?? [`(nothing said of ${expression})`])
          : [names])
          yield { file, module, css, name }
      }
    }
  }
}

test('every class that is used is in its module', () => {
  const all = [...uses()]
  expect(all.length).toBeGreaterThan(600)
  const missing = all.filter(({ css, name }) => {
    const known = classesOf(css)
    if (name.endsWith('?')) return false
    // A scale's name is put together: `seq0`.
    if (name === '*') return known.size === 0
    return name.endsWith('*') ? ![...known].some((found) => found.startsWith(name.slice(0, -1))) : !known.has(name)
  })
  expect(missing.map(({ file, module, name }) => `${file}: ${name} in ${module}`)).toEqual([])
})

test('what is said of indexes that are values is of uses that exist', () => {
  const known = new Set(sources.map((file) => file.replaceAll('\\', '/')))
  for (const key of Object.keys(VALUES)) {
    const [file = '', expression = ''] = key.split(' ')
    expect(known).toContain(file)
    expect(readFileSync(join('src', file), 'utf8')).toContain(`[${expression}]`)
  }
})
