/** The comparison with transformers.js sees agreement, sees a difference, and claims nothing where it could not compare. */
import { expect, test } from 'vitest'
import { crossCheck, probes } from '../../../src/platform/tokenizers/crossCheck.ts'
import { createStagedTokenizer } from '../../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { tinyTokenizerJson } from '../../server/tinyTokenizer.ts'

const files = { tokenizerJson: JSON.parse(tinyTokenizerJson) as unknown, tokenizerConfig: null }

function tiny(): Tokenizer {
  const made = createStagedTokenizer(files, {
    id: 'hub:found/model',
    aliases: [],
    name: 'found/model',
    source: { name: 'found/model', revision: 'main', url: null },
    licence: 'none',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' },
  })
  if (!made.ok) throw new Error(made.failure.code)
  return made.value
}

/** The tokenizer with another encoding of one text. */
function wrongOn(text: string): Pick<Tokenizer, 'encode'> {
  const right = tiny()
  return { encode: (of, options) => right.encode(of === text ? `${of}x` : of, options) }
}

const [first = ''] = probes

test('agreement on every probe', async () => {
  expect(await crossCheck(tiny(), files)).toEqual({
    status: 'cross-checked',
    implementation: expect.stringMatching(/^transformers\.js \d+\.\d+\.\d+$/),
    strings: probes.length,
    differing: [],
  })
})

test('the probe on which the two differ', async () => {
  expect(await crossCheck(wrongOn(first), files)).toMatchObject({ status: 'cross-checked', differing: [first] })
})

test('nothing where transformers.js cannot read the files', async () => {
  expect(await crossCheck(tiny(), { tokenizerJson: { model: { type: 'Nobody' } }, tokenizerConfig: null })).toEqual({
    status: 'not-verified',
  })
})

test('the probes are different strings', () => {
  expect(new Set(probes).size).toBe(probes.length)
})
