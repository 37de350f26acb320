/** Every message that the code asks for exists, every message is asked for, and each is ICU that can be read. */
import { readFileSync, readdirSync } from 'node:fs'
import { createTranslator } from 'use-intl/core'
import { describe, expect, it } from 'vitest'
import { languageFor } from '../../../src/ui/messages/shell.ts'
import { english as en } from './english.ts'

const root = new URL('../../../src/', import.meta.url)
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
  .map((path) => ({ path, code: readFileSync(new URL(path, root), 'utf8') }))

function leaves(node: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`))
}

/** Every file of words, of every language. */
const files = import.meta.glob<object>('../../../src/{ui,features}/**/messages/*.json', {
  eager: true,
  import: 'default',
})
const languages = [...new Set(Object.keys(files).map((path) => path.slice(path.lastIndexOf('/') + 1, -'.json'.length)))]

const messages = leaves(en, '')
const keys = new Set(messages.map(([key]) => key))

interface Use {
  readonly path: string
  /** The key, `*` for a part that is computed. */
  readonly pattern: string
}

/** The keys that an argument may be: its literals (both of `a ? 'x' : 'y'`, but nothing that is only compared), else any. */
function keysIn(argument: string): readonly string[] {
  const written = argument.replace(/[!=]==? '[^']*'/g, '')
  const literals = [...written.matchAll(/'([^']+)'|`([^`]+)`/g)].map(
    ([, plain, template]) => plain ?? template?.replace(/\$\{[^}]*\}/g, '*') ?? '*',
  )
  return literals.length > 0 ? literals : ['*']
}

const BINDING = /const (\w+) = useTranslations\((?:'([\w.-]+)')?\)|\b(\w+): Translations<'([\w.-]+)'>/g

/**
 * Each `name('key')`, under the namespace that `name` was last bound to before it in the file, by `useTranslations` or as a
 * parameter `name: Translations<'namespace'>`, and
 * each `'notice.…'` as data.
 */
function usesIn({ path, code }: (typeof sources)[number]): readonly Use[] {
  const bindings = [...code.matchAll(BINDING)].map((match) => ({
    at: match.index,
    name: match[1] ?? match[3] ?? '',
    namespace: match[2] ?? match[4] ?? '',
  }))
  const uses: Use[] = [...code.matchAll(/'(notice\.[\w-]+)'/g)].map(([, pattern = '']) => ({ path, pattern }))
  for (const name of new Set(bindings.map((binding) => binding.name))) {
    for (const match of code.matchAll(new RegExp(`\\b${name}(?:\\.rich)?\\(((?:\`[^\`]*\`|[^,()\`])*)`, 'g'))) {
      const binding = bindings.findLast((one) => one.name === name && one.at < match.index)
      if (binding === undefined) continue
      const prefix = binding.namespace === '' ? '' : `${binding.namespace}.`
      for (const key of keysIn(match[1] ?? '')) uses.push({ path, pattern: prefix + key })
    }
  }
  return uses
}

function expressionOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.]/g, '\\.'))
  return new RegExp(`^${parts.join('[\\w-]+')}$`)
}

const uses = sources.flatMap(usesIn)
/** `*` alone is a message chosen at run time out of those named elsewhere. */
const patterns = [...new Set(uses.map(({ pattern }) => pattern))].filter((pattern) => pattern !== '*')
const matched = new Map(
  patterns.map((pattern) => {
    const expression = expressionOf(pattern)
    return [pattern, [...keys].filter((key) => expression.test(key))] as const
  }),
)

describe('the message catalogue', () => {
  it('is asked for in many places', () => expect(uses.length).toBeGreaterThan(80))

  it('has every message that is used', () => {
    expect(uses.filter(({ pattern }) => matched.get(pattern)?.length === 0)).toEqual([])
  })

  it('holds no message that nobody uses', () => {
    const used = new Set([...matched.values()].flat())
    expect([...keys].filter((key) => !used.has(key))).toEqual([])
  })

  it.each(languages)(
    'in %s has every file and every message of the English one, each ICU that can be formatted',
    (language) => {
      const ofLanguage = (wanted: string) => Object.entries(files).filter(([path]) => path.endsWith(`/${wanted}.json`))
      const foldersOf = (wanted: string) => ofLanguage(wanted).map(([path]) => path.slice(0, path.lastIndexOf('/')))
      expect(foldersOf(language).toSorted()).toEqual(foldersOf('en').toSorted())
      const catalogue: unknown = Object.assign({}, ...ofLanguage(language).map(([, words]) => words))
      expect(
        leaves(catalogue, '')
          .map(([key]) => key)
          .toSorted(),
      ).toEqual([...keys].toSorted())
      const errors: string[] = []
      const t = createTranslator({
        locale: language,
        messages: Object.assign({}, catalogue),
        onError: (error) => errors.push(String(error)),
      })
      for (const [key, text] of leaves(catalogue, '')) {
        const names = [...text.matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, 1] as const)
        Reflect.apply(t, undefined, [key, Object.fromEntries(names)])
      }
      expect(errors).toEqual([])
    },
  )

  it('has no name twice at its top, where the words of a feature would hide those of another', () => {
    const names = Object.entries(files).flatMap(([path, words]) =>
      path.endsWith('/en.json') ? Object.keys(words) : [],
    )
    expect(names.length).toBeGreaterThan(20)
    expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([])
  })

  it('is English where there is none of the reader’s languages', () => {
    expect(languageFor(['xx-YY', 'en-GB'])).toBe('en')
    expect(languageFor(['constructor'])).toBe('en')
    expect(languageFor([])).toBe('en')
  })

  it('has a sentence for every failure', () => {
    const declared = readFileSync(new URL('core/tokenizers/failure.ts', root), 'utf8')
    const union = /export type FailureCode =([\s\S]*?)\n\n/.exec(declared)?.[1] ?? ''
    const codes = [...union.matchAll(/'([\w-]+)'/g)].map(([, code]) => code)
    expect(Object.keys(en.failure).toSorted()).toEqual(codes.toSorted())
  })
})
