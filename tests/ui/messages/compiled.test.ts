/** What the build makes of the messages says what the messages say. */
import { _createCache as createCache, _createIntlFormatters as createFormatters, createTranslator } from 'use-intl/core'
import formatCompiled from 'use-intl/format-message/format-only'
import { expect, it } from 'vitest'
import { compileCatalogue } from '../../../scripts/build/compileMessages.mjs'
import { english } from './english.ts'

const LOCALE = 'en'

/** Every string of the catalogue, by its keys. */
function leaves(node: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(node).flatMap(([key, child]: [string, unknown]) => {
    const name = path === '' ? key : `${path}.${key}`
    if (typeof child === 'string') return [[name, child] as const]
    return typeof child === 'object' && child !== null ? leaves(child, name) : []
  })
}

function at(node: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (inner, key) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined),
      node,
    )
}

/** A value for each argument: a number where one is formatted or chosen by, text where text is; tags put marks around what is in them. */
function valuesOf(text: string, amount: number): Record<string, unknown> {
  const numbers = [...text.matchAll(/\{(\w+), (?:number|plural|selectordinal)/g)].map(
    ([, name = '']) => [name, amount] as const,
  )
  const texts = [...text.matchAll(/\{(\w+)(?:\}|, select)/g)].map(([, name = '']) => [name, `«${name}»`] as const)
  const tags = [...text.matchAll(/<(\w+)>/g)].map(
    ([, name = '']) => [name, (chunks: readonly unknown[]) => `⟨${name} ${chunks.join('')}⟩`] as const,
  )
  return Object.fromEntries([...texts, ...tags, ...numbers])
}

const joined = (result: unknown): string => (Array.isArray(result) ? result.join('') : String(result))

it.each([0, 1, 2, 1234.5])('with the number %d', (amount) => {
  const compiled = compileCatalogue(english)
  const formatters = createFormatters(createCache())
  const t = createTranslator({
    locale: LOCALE,
    messages: english,
    timeZone: 'UTC',
    onError: (error) => expect.fail(String(error)),
  })
  const all = leaves(english)
  expect(all.length).toBeGreaterThan(500)
  const different = all.flatMap(([path, text]) => {
    const values = valuesOf(text, amount)
    const said = joined(Reflect.apply(t.rich, undefined, [path, values]))
    const compiledSays = joined(
      Reflect.apply(formatCompiled, undefined, [
        path,
        at(compiled, path),
        values,
        { formatters, locale: LOCALE, timeZone: 'UTC' },
      ]),
    )
    return compiledSays === said ? [] : [{ path, said, compiledSays }]
  })
  expect(different).toEqual([])
})
