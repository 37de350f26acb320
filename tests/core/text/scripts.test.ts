/** Scripts of texts and of languages. */
import { describe, expect, it } from 'vitest'
import { scriptRuns, scriptsOfLanguages } from '../../../src/core/text/scripts.ts'
import { articleOne } from '../../../src/core/samples/articleOne.ts'

describe('the scripts of a text', () => {
  it('are runs in bytes of UTF-8, over what belongs to no script', () => {
    const text = 'Hello, world 12! လူ တိုင်း😀 да'
    const bytes = new TextEncoder().encode(text)
    const runs = scriptRuns(text)
    const textOf = (run: (typeof runs)[number]): string =>
      new TextDecoder().decode(bytes.subarray(run.startByte, run.endByte))
    expect(runs.map((run) => [run.script, textOf(run)])).toEqual([
      ['Latn', 'Hello, world'],
      ['Mymr', 'လူ တိုင်း'],
      ['Cyrl', 'да'],
    ])
  })

  it('of each language of the article are those that its language is written in', () => {
    let told = 0
    for (const { language, text } of articleOne) {
      const known = scriptsOfLanguages([language])
      if (known.size === 0) continue
      told += 1
      const foreign = scriptRuns(text).filter(({ script }) => !known.has(script))
      expect({ language, foreign }).toEqual({ language, foreign: [] })
    }
    expect(told).toBeGreaterThan(15)
  })

  it('of languages: Japanese has three, what is no code has none', () => {
    expect([...scriptsOfLanguages(['ja', 'en', 'km', 'zh-CN'])].toSorted()).toEqual(
      ['Hani', 'Hira', 'Kana', 'Khmr', 'Latn'].toSorted(),
    )
    expect(scriptsOfLanguages(['', 'no code'])).toEqual(new Set())
  })
})
