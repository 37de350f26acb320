/** What a tokenizer is put through that was made of a damaged file. */
import { expect } from 'vitest'
import { encodeUtf8 } from '../../src/core/text/utf8.ts'
import type { Outcome } from '../../src/core/tokenizers/failure.ts'
import type { Tokenizer } from '../../src/core/tokenizers/tokenizer.ts'
import { english } from '../ui/messages/english.ts'

const texts = [
  '',
  'the other the',
  'Ünïcödé ﬁ\u0301 ½ 🏳️‍🌈\r\n\t  x',
  '日本語 हिन्दी ไทย \u202eabc\ud800\0',
  '<|end|>[CLS]<s></s>▁##ing',
  'a'.repeat(60),
]
export const identity = {
  id: 'file',
  aliases: [],
  name: 'file',
  source: { name: 'file', revision: '', url: null },
  licence: '',
  usedBy: [],
  contextLength: null,
  verification: { status: 'not-verified' },
} as const

export const words: Readonly<Record<string, string>> = english.failure

/** Uses a tokenizer as a lane does. */
export function tryOut(made: Outcome<Tokenizer>): void {
  if (!made.ok) {
    expect(words[made.failure.code]).toBeDefined()
    return
  }
  const tokenizer = made.value
  for (const [index, text] of texts.entries()) {
    const flag = index % 2 === 0
    const { ids, startByte, endByte, kinds } = tokenizer.encode(text, {
      addSpecialTokens: flag,
      parseSpecialTokens: flag,
    })
    expect([startByte.length, endByte.length, kinds.length]).toEqual([ids.length, ids.length, ids.length])
    const { length } = encodeUtf8(text)
    if (endByte.some((end, token) => end > length || end < (startByte[token] ?? 0)))
      expect({ text, endByte }).toBe('within the text')
    tokenizer.decode(ids)
    for (const id of ids.subarray(0, 8)) {
      // What has a rank is in the vocabulary, so it has a spelling.
      if (tokenizer.rank(id) !== null && tokenizer.piece(id) === null) expect({ text, id }).toBe('spelled')
      tokenizer.tokenBytes(id)
    }
  }
  tokenizer.byteExact?.()
}
