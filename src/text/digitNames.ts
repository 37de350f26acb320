/** What the digits 0 to 9 are called when counting, by language (BCP 47). Data only. */
const names: Readonly<Record<string, string>> = {
  ar: 'صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة',
  bn: 'শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয়',
  el: 'μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα',
  en: 'zero one two three four five six seven eight nine',
  fr: 'zéro un deux trois quatre cinq six sept huit neuf',
  he: 'אפס אחת שתיים שלוש ארבע חמש שש שבע שמונה תשע',
  hi: 'शून्य एक दो तीन चार पाँच छह सात आठ नौ',
  hy: 'զրո մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը',
  ja: '〇 一 二 三 四 五 六 七 八 九',
  ka: 'ნული ერთი ორი სამი ოთხი ხუთი ექვსი შვიდი რვა ცხრა',
  km: 'សូន្យ មួយ ពីរ បី បួន ប្រាំ ប្រាំមួយ ប្រាំពីរ ប្រាំបី ប្រាំបួន',
  ko: '영 일 이 삼 사 오 육 칠 팔 구',
  my: 'သုည တစ် နှစ် သုံး လေး ငါး ခြောက် ခုနစ် ရှစ် ကိုး',
  ru: 'ноль один два три четыре пять шесть семь восемь девять',
  si: 'බිංදුව එක දෙක තුන හතර පහ හය හත අට නවය',
  ta: 'பூஜ்ஜியம் ஒன்று இரண்டு மூன்று நான்கு ஐந்து ஆறு ஏழு எட்டு ஒன்பது',
  th: 'ศูนย์ หนึ่ง สอง สาม สี่ ห้า หก เจ็ด แปด เก้า',
  ur: 'صفر ایک دو تین چار پانچ چھ سات آٹھ نو',
  zh: '零 一 二 三 四 五 六 七 八 九',
}

/** Ten names; null where the language is not known here. */
export function digitNamesOf(language: string): readonly string[] | null {
  return Object.hasOwn(names, language) ? (names[language]?.split(' ') ?? null) : null
}
