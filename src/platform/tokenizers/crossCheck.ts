/**
 * Whether transformers.js gives the ids that our stages give, on probe strings over scripts and kinds of text. Loads
 * transformers.js, and only when called: it is many times the size of the page. Touches no network: it is handed the
 * files.
 */
import type { Verification } from '../../core/tokenizers/card.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'

/** One or more for everything that implementations are known to differ in. */
export const probes: readonly string[] = [
  'All human beings are born free and equal in dignity and rights.',
  "I'll say it's what we'd've done, don't you THINK?",
  ' leading and trailing spaces  ',
  'two  spaces,\ta tab,\nline\n\nbreaks\r\n',
  'def f(x):\n    return x ** 2  # comment\n',
  'https://example.org/a_b?c=d&e=%20#f',
  '1234567 3.14159 ١٢٣ १२३ ½ ²',
  'naïve café Straße ÅNGSTRÖM ǅ ﬁ',
  'e\u0301 a\u0308 n\u0303',
  'Все люди рождаются свободными',
  'Όλοι οι άνθρωποι γεννιούνται ελεύθεροι, ΣΊΣΥΦΟΣ',
  'يولد جميع الناس أحرارًا متساوين',
  'כל בני האדם נולדו בני חורין',
  'सभी मनुष्यों को गौरव और अधिकारों',
  'সমস্ত মানুষ স্বাধীনভাবে',
  'மனிதப் பிறிவியினர் சகலரும்',
  'มนุษย์ทั้งหลายเกิดมามีอิสระ',
  'မည်သူမဆို တန်းတူညီမျှ',
  'មនុស្សទាំងអស់ កើតមកមានសេរីភាព',
  'ადამიანები იბადებიან',
  'Բոլոր մարդիկ ծնվում են',
  'የሰው ልጅ ሁሉ ሲወለድ',
  '人人生而自由，在尊严和权利上一律平等。',
  'すべての人間は、生まれながらにして自由で',
  'ﾊﾝｶｸ ａｂｃ　全角',
  '모든 인간은 태어날 때부터 자유로우며',
  '\u1112\u1161\u11ab\u1100\u1173\u11af',
  'Tất cả mọi người sinh ra đều được tự do',
  '👨‍👩‍👧‍👦 🏳️‍🌈 🇩🇪 👍🏽 ☕',
  'snake_case camelCase XMLHttpRequest kebab-case',
  '...!!! --- === «quotes» “curly” ‘single’',
  '\ufeffbyte order mark',
  'zero\u200bwidth\u00a0no-break\u2009thin',
  'strawberry SolidGoldMagikarp antidisestablishmentarianism',
  '\u{20000}\u{1f9ff}\u{10ffff}',
  'control \u0000\u0007\u001b\u007f\u0085 characters',
  'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  '<0x41> ▁ Ġ ## [UNK] <unk>',
  '',
  'x',
]

/** `cross-checked` with the probes on which the two differ, or `not-verified` if transformers.js cannot read the files. */
export async function crossCheck(
  tokenizer: Pick<Tokenizer, 'encode'>,
  files: { readonly tokenizerJson: unknown; readonly tokenizerConfig: unknown },
): Promise<Verification> {
  try {
    const { PreTrainedTokenizer, env } = await import('@huggingface/transformers')
    const library = new PreTrainedTokenizer(files.tokenizerJson, files.tokenizerConfig ?? {})
    const differing = probes.filter((text) => {
      const ours = tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: true }).ids
      return library.encode(text, { add_special_tokens: false }).join() !== ours.join()
    })
    return {
      status: 'cross-checked',
      implementation: `transformers.js ${env.version}`,
      strings: probes.length,
      differing,
    }
  } catch {
    return { status: 'not-verified' }
  }
}
