/**
 * What stands above Article 1 of the Universal Declaration of Human Rights in the languages of `articleOne.ts`: many of
 * the headings have a digit, of which the article has none. Same source. Data only.
 */
export const articleOneHeadings: Readonly<Record<string, string>> = {
  en: 'Article 1',
  fr: 'Article premier',
  ru: 'Статья 1',
  el: 'ΑΡΘΡΟ 1',
  ar: 'المادة 1',
  ur: 'دفعہ ۱۔',
  he: 'סעיף א.',
  hi: 'अनुच्छेद १.',
  bn: 'ধারা ১',
  ta: 'உறுப்புரை 1',
  si: '1 වන වගන්තිය',
  th: 'ข้อ 1',
  km: 'មាត្រា ១',
  my: 'အပိုဒ် ၁',
  bo: 'དོན་ཚན་དང་པོ།',
  am: 'አንቀጽ፡፩፤',
  ka: 'მუხლი 1.',
  hy: 'Հոդված 1',
  ko: '제 1 조',
  ja: '第１条',
  zh: '第一条',
}
