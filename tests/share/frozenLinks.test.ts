/** Links that were once given out must mean for ever what they meant: the files in `links/` are never changed. */
import { readFileSync, readdirSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { readLink } from '../../src/share/link.ts'
import { currentVersion, migrations } from '../../src/share/migrations/migrations.ts'

const frozen = v.object({ fragment: v.string(), becomes: v.unknown() })
const folder = new URL('links/', import.meta.url)
const versions = readdirSync(folder)

describe('frozen links', () => {
  it('exist for every version there has been', () => {
    const expected = Array.from({ length: currentVersion }, (_, index) => `v${index + 1}`)
    expect(versions.toSorted()).toEqual(expected)
    expect(migrations.length).toBe(currentVersion - 1)
  })

  for (const version of versions) {
    const files = readdirSync(new URL(`${version}/`, folder))
    it(`of ${version} are there`, () => expect(files.length).toBeGreaterThan(0))
    for (const file of files) {
      it(`${version}/${file} reads as it was frozen`, () => {
        const text = readFileSync(new URL(`${version}/${file}`, folder), 'utf8')
        const { fragment, becomes } = v.parse(frozen, JSON.parse(text))
        expect(fragment.startsWith(`#${version.slice(1)}.`)).toBe(true)
        expect(readLink(fragment)).toEqual(becomes)
      })
    }
  }
})
