/**
 * Links that were once given out must show for ever what they showed: the files in `links/` are never changed. Each holds
 * fragments and the comparison that the page shows for them, whatever the page starts with today. `options.json` of a
 * version has a link for every option, with what its comparison has not in common with that of a link that says nothing.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import * as v from 'valibot'
import { beforeAll, describe, expect, it } from 'vitest'
import { openAddress } from '../../../src/app/effects/openAddress.ts'
import { defaultOptions } from '../../../src/features/options.ts'
import { sampleIds, sampleText } from '../../../src/core/samples/samples.ts'
import { filled, isFields, type Fields } from '../../../src/state/links/fields.ts'
import { readContent } from '../../../src/state/links/link.ts'
import { linkContentSchema } from '../../../src/state/links/linkContent.ts'
import { currentVersion, versions } from '../../../src/state/links/versions.ts'

const frozen = v.object({ fragment: v.string(), shows: v.object({ comparison: v.unknown(), notice: v.unknown() }) })
const frozenOptions = v.object({
  start: v.record(v.string(), v.unknown()),
  /** Options that came later and that no link of the version can say. */
  unsaid: v.optional(v.array(v.string()), []),
  links: v.array(v.object({ option: v.string(), fragment: v.string(), differs: v.record(v.string(), v.unknown()) })),
})
const folder = new URL('links/', import.meta.url)
const names = readdirSync(folder)
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))
const panels = ['compare', 'languages', 'probabilities', 'bias-lab', 'workshop']
function opened(fragment: string) {
  const { comparison, notice } = openAddress(fragment, null, 'the text now', panels)
  const list = notice?.values['list']
  return {
    comparison,
    notice: notice === null ? null : { message: notice.message, ...(list === undefined ? {} : { list }) },
  }
}

/**
 * Expects what was shown then, in all that there was then. Groups and fields that came later must be as they start, so that
 * adding one changes no frozen file.
 */
function expectShown(fragment: string, shows: { readonly comparison: unknown; readonly notice: unknown }): void {
  const { comparison, notice } = opened(fragment)
  expect(notice).toEqual(shows.notice)
  expect(whatWas(comparison, shows.comparison, { ...defaultOptions })).toEqual(shows.comparison)
}

/** `now` without what `then` has not, one level of groups and one of fields. */
function whatWas(now: unknown, then: unknown, starts: unknown, level = 0): unknown {
  if (!isFields(now) || !isFields(then) || level > 1) return now
  const startOf = (key: string): unknown => (isFields(starts) ? starts[key] : undefined)
  for (const [key, value] of Object.entries(now))
    if (!(key in then)) expect({ [key]: value }).toEqual({ [key]: startOf(key) })
  return Object.fromEntries(
    Object.entries(now).flatMap(([key, value]) =>
      key in then
        ? [[key, key in defaultOptions || level > 0 ? whatWas(value, then[key], startOf(key), level + 1) : value]]
        : [],
    ),
  )
}

/** `compare.whitespace` and so on, of all groups of options. */
function optionsOf(content: Fields): readonly string[] {
  return Object.entries(content).flatMap(([group, fields]) =>
    group in defaultOptions && isFields(fields) ? Object.keys(fields).map((field) => `${group}.${field}`) : [],
  )
}

beforeAll(async () => {
  for (const id of sampleIds) await sampleText(id)
})

describe('frozen links', () => {
  it('exist for every version there has been, each with one per option', () => {
    expect(names.toSorted()).toEqual(versions.map((_, index) => `v${index + 1}`))
    for (const name of names) expect(existsSync(new URL(`${name}/options.json`, folder))).toBe(true)
  })

  for (const version of names) {
    const files = readdirSync(new URL(`${version}/`, folder)).filter((file) => file !== 'options.json')
    it.each(files)(`${version}/%s shows what it showed`, (file) => {
      const { fragment, shows } = v.parse(frozen, read(`${version}/${file}`))
      expect(fragment.startsWith(`#${version.slice(1)}.`)).toBe(true)
      expectShown(fragment, shows)
    })

    const { start, unsaid, links } = v.parse(frozenOptions, read(`${version}/options.json`))
    it.each(links)(
      `of ${version} with another $option show it, and all else as at the start`,
      ({ fragment, differs }) => {
        // A group that came later than the rest stands in its own links alone.
        const later = Object.fromEntries(Object.keys(differs).map((key) => [key, Reflect.get(defaultOptions, key)]))
        const comparison = Object.fromEntries(
          Object.entries({ ...later, ...start }).map(([key, value]) => {
            const changed = differs[key]
            return [key, isFields(value) && isFields(changed) ? { ...value, ...changed } : (changed ?? value)]
          }),
        )
        expectShown(fragment, { comparison, notice: null })
      },
    )

    it(`of ${version} have one for every option`, () => {
      const told = new Set(
        links.flatMap(({ differs }) =>
          Object.entries(differs).flatMap(([group, fields]) =>
            Object.keys(isFields(fields) ? fields : {}).map((field) => `${group}.${field}`),
          ),
        ),
      )
      const isNewest = version === `v${currentVersion}`
      const all = optionsOf(isNewest ? { ...defaultOptions } : start)
      // What came later in the life of the version stands in its start alone.
      const known = new Set([...all, ...optionsOf(versions[Number(version.slice(1)) - 1]?.start ?? {})])
      expect([...told].filter((option) => !known.has(option))).toEqual([])
      expect(all.filter((option) => !told.has(option) && !unsaid.includes(option))).toEqual([])
    })
  }
})

describe('the start of a version', () => {
  it('is today’s, if it is the newest: a start value that changes needs a new version', () => {
    const { text: _text, sampleId: _sample, ...start } = v.parse(linkContentSchema, versions[currentVersion - 1]?.start)
    const { tokenizers: _tokenizers, baseline: _baseline, panel: _panel, ...groups } = start
    expect(groups).toEqual(defaultOptions)
  })

  it('is changed by no later one: yesterday’s links mean what they meant', () => {
    const [first] = versions.slice(-1)
    const changedStart = filled(
      { compare: { renyiAlpha: 1 }, nextByte: { seed: 99 }, tokenizers: ['byt5'] },
      first?.start,
    )
    if (!isFields(changedStart)) throw new Error('no start')
    const later = [...versions, { start: changedStart, migrate: (content: unknown) => content }]
    for (let version = 1; version <= versions.length; version += 1) {
      const value = { text: 'x', tokenizers: ['gpt2'], baseline: 'gpt2', panel: 'compare', sampleId: null }
      const today = readContent(version, value)
      expect(today).toMatchObject({ content: { compare: { renyiAlpha: 2.5 }, nextByte: { seed: 1 } } })
      expect(readContent(version, value, later)).toEqual(today)
    }
    const next = readContent(later.length, { text: 'x' }, later)
    expect(next).toMatchObject({
      content: { compare: { renyiAlpha: 1 }, nextByte: { seed: 99 }, tokenizers: ['byt5'] },
    })
  })

  it('is migrated from by every version after the first, and each migration runs on the links before it', () => {
    expect(versions[0]?.migrate).toBeNull()
    for (let version = 2; version <= versions.length; version += 1) {
      const ran: number[] = []
      const watched = versions.map(({ start, migrate }, index) => ({
        start,
        migrate:
          migrate === null
            ? null
            : (content: unknown) => {
                ran.push(index + 1)
                return migrate(content)
              },
      }))
      expect(readContent(version - 1, { text: 'x' }, watched).status).toBe('read')
      expect(ran).toEqual(versions.map((_, index) => index + 1).slice(version - 1))
    }
  })
})
