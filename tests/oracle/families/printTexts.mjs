// Prints what make_families.py reads: texts to train the fixtures on, and texts to encode.
import { createServer } from 'vite'
import { randomTexts } from '../../randomTexts.mjs'

const server = await createServer({ server: { middlewareMode: true }, logLevel: 'error', configFile: false })
const { articleOne } = await server.ssrLoadModule('/src/core/samples/articleOne.ts')
await server.close()
const training = articleOne.map(({ text }) => text)
const chosen = [
  '',
  ' ',
  'Hello, World!',
  "  I'll say  it's what we'd've done\t\n",
  'naïve café Straße ÅNGSTRÖM ǅ ﬁ',
  'e\u0301a\u0308 n\u0303',
  'two\nlines\r\n',
  'lowercased lower magikarp magikarps <mask> <keep>  x <|endoftext|>',
  '[CLS] [SEP] [UNK] <s> </s> <unk> <0x41>',
  'ΣΊΣΥΦΟΣ İstanbul',
  '👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽',
  'ﾊﾝｶｸ ａｂｃ　全角',
  '\u1112\u1161\u11ab 한국어',
  '1234567 3.14 ½²',
  'def f(x):\n    return x ** 2',
  '▁▁ Ġ ##ing',
]
const random = randomTexts(88, 600)
  .filter((text) => !/[\p{Cn}\p{Co}\u{1ac0}-\u{1aff}\u{10d40}-\u{10fff}\u{1c890}-\u{1cfff}]/u.test(text))
  .slice(0, 120)
process.stdout.write(JSON.stringify({ training, texts: [...chosen, ...training, ...random] }))
