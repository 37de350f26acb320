// Prints the texts of the goldens of single stages.
import { randomTexts } from '../../randomTexts.mjs'

const chosen = [
  '',
  ' ',
  'Hello, World!',
  "  I'll say  it's what we'd've done\t\n",
  'naïve café Straße ÅNGSTRÖM ǅ ﬁ',
  'e\u0301a\u0308 n\u0303',
  'ΣΊΣΥΦΟΣ İstanbul',
  'Привет мир',
  'مرحبا بالعالم، ١٢٣',
  'नमस्ते तुम्हारा १२',
  'สวัสดีชาวโลก',
  'ភាសាខ្មែរ',
  'မြန်မာ',
  '你好,世界 12',
  'すべての人間はカタカナー',
  'ﾊﾝｶｸｶﾞ ａｂｃ　全角',
  '한국어 \u1112\u1161\u11ab',
  '👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽',
  'a-b--c- 1234567 3.14 ½²',
  'x\u200by\u00a0z\ufeffw\u2028v',
  'def f(x):\n    return {"a": [1]}  # `` \'\'',
  '\u0000\u0007\u001b\u0085\u00ad',
  'ＡＢＣ①Ⅳ㍿',
  '\u0958\u0344\u1e9b\u0323',
  '$5 + €3 = £8 <|x|> ^_^',
  '\u{20000}\u{1f9ff}\u{e000}',
  'ʰ_a\u203fb',
  'A\u030a\u0323 \u212b \u2126',
  '...!!!',
  'snake_case camelCase',
]
// Of the random ones only those without characters that a newer Unicode has assigned or that engines may know differently.
const random = randomTexts(61, 400)
  .filter((text) => !/[\p{Cn}\p{Co}\u{1ac0}-\u{1aff}\u{10d40}-\u{10fff}\u{1c890}-\u{1cfff}]/u.test(text))
  .slice(0, 70)
process.stdout.write(JSON.stringify({ texts: [...chosen, ...random] }))
