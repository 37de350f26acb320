import { describe, expect, it } from 'vitest'
import { articleOne } from '../../../src/core/samples/articleOne.ts'
import { defaultSampleId, defaultText, isSampleId, sampleIds, sampleText } from '../../../src/core/samples/samples.ts'
import { english as en } from '../../ui/messages/english.ts'

/** The script that most letters of a text are in, of those that the samples hold. */
const scripts = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Sinhala',
  'Thai',
  'Khmer',
  'Myanmar',
  'Tibetan',
  'Ethiopic',
  'Georgian',
  'Armenian',
  'Hangul',
  'Hiragana',
  'Han',
]

function scriptOf(text: string): string | undefined {
  const counted = scripts.map(
    (script) => [script, [...text.matchAll(new RegExp(`\\p{Script=${script}}`, 'gu'))].length] as const,
  )
  return counted.toSorted((a, b) => b[1] - a[1])[0]?.[0]
}

describe('prepared texts', () => {
  it('each have a text, a title and a note', async () => {
    for (const id of sampleIds) {
      expect((await sampleText(id)).length).toBeGreaterThan(20)
      expect(en.samples[id].title.length).toBeGreaterThan(0)
      expect(en.samples[id].note.length).toBeGreaterThan(0)
    }
    expect(Object.keys(en.samples)).toEqual([...sampleIds])
    expect(isSampleId('no-such-sample')).toBe(false)
  })

  it('hold the same article in at least twelve scripts', () => {
    expect(new Set(articleOne.map(({ text }) => scriptOf(text))).size).toBeGreaterThanOrEqual(12)
    expect(new Set(articleOne.map(({ language }) => language)).size).toBe(articleOne.length)
  })

  it('start with the article in English and in Burmese', async () => {
    const [english = '', burmese = ''] = defaultText.split('\n')
    const articleIn = (wanted: string) => articleOne.find(({ language }) => language === wanted)?.text ?? ''
    expect(articleIn('en')).toBe(english)
    expect(articleIn('my')).toBe(burmese)
    expect(await sampleText(defaultSampleId)).toBe(defaultText)
  })

  it('keep what they are made to show', async () => {
    expect(await sampleText('whitespace')).toMatch(/ \n.*\u00a0.*\u2009.*\u3000.*\u200b.*\r\n/s)
    const emoji = await sampleText('emoji')
    expect(emoji).toContain('caf\u00e9')
    expect(emoji).toContain('cafe\u0301')
    expect(emoji.normalize('NFC')).not.toBe(emoji)
    expect(await sampleText('code')).toMatch(/\n {4}\S[\s\S]*\n\t\S/)
  })
})
