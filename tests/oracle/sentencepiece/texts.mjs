// Texts that tell SentencePiece's rules apart, before the random ones.
export const SEED = 4242

export const chosen = [
  '',
  ' ',
  '   ',
  '\u2581',
  'Hello, World!',
  '  leading and   repeated  spaces   ',
  'tab\tnew\nline\r\n\n\nthree',
  'human rights are for human beings',
  'naïve café Straße ÅNGSTRÖM ǅ ﬁ ﬃ',
  'e\u0301a\u0308 n\u0303 \u1112\u1161\u11ab',
  '①Ⅳ㍿ ﾊﾝｶｸｶﾞ ａｂｃ　全角 ½',
  '\u0000a\u0000\ufb01b\u0007\u001b\u0085\u00ad\u200b\u200d',
  '\ufeffbyte order mark \ufffd \ufffe',
  '<s>not a control symbol</s> <unk> <pad> <0x41> <ctl>',
  '<sym>user<table>defined</table><sym><sym> ab abc abcd xabcdx',
  'a\u2581b \u2581\u2581 c\u2581',
  '▁▁▁▁ 1234567 3.14159',
  '👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽 \u{20000}\u{10ffff}',
  'សួស្តី မြန်မာ नमस्ते สวัสดี ሰላም',
  'def f(x):\n    return {"a": [1]}\n\n\n# end',
  `${'ab'.repeat(300)} ${'. '.repeat(100)}`,
]
