/**
 * The prepared texts, by id. Titles and the line that says what to look at are in the messages (`samples.<id>`); the
 * texts are fetched when chosen, except the first one. Links name them by id in place of the text: an id is never re-used,
 * and its text never changes.
 */
import { isOpeningId, type OpeningId } from './openings.ts'

export const sampleIds = [
  'two-sentences',
  'scripts',
  'prose',
  'strawberry',
  'emoji',
  'code',
  'numbers',
  'urls',
  'whitespace',
  'poem',
  'chat',
  'glitch',
  'unfinished',
] as const

export type SampleId = (typeof sampleIds)[number]

export function isSampleId(value: string): value is SampleId {
  return sampleIds.some((id) => id === value)
}

export const defaultSampleId = 'two-sentences' satisfies SampleId

/** Article 1 of the Universal Declaration of Human Rights, in English and in Burmese (see `articleOne.ts`). */
export const defaultText = `All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and should act towards one another in a spirit of brotherhood.
လူတိုင်းသည် တူညီ လွတ်လပ်သော ဂုဏ်သိက္ခာဖြင့် လည်းကောင်း၊ တူညီလွတ်လပ်သော အခွင့်အရေးများဖြင့် လည်းကောင်း၊ မွေးဖွားလာသူများ ဖြစ်သည်။ ထိုသူတို့၌ ပိုင်းခြား ဝေဖန်တတ်သော ဉာဏ်နှင့် ကျင့်ဝတ် သိတတ်သော စိတ်တို့ရှိကြ၍ ထိုသူတို့သည် အချင်းချင်း မေတ္တာထား၍ ဆက်ဆံကျင့်သုံးသင့်၏။`

export const unfinishedSampleId = 'unfinished' satisfies SampleId

/** The article's first sentence without its last word, for what comes next; with numbers, which tokenizers split in other ways. */
export const unfinishedText =
  'On 10 December 1948 the United Nations declared that all human beings are born free and equal in dignity and'

/** Texts that need not be fetched. */
const atHand: Readonly<Partial<Record<SampleId, string>>> = { 'two-sentences': defaultText, unfinished: unfinishedText }

/** The texts that were fetched. */
const fetched = new Map<string, string>()

/** Keeps the text of an opening, see `openings.ts`. */
export function keepText(id: OpeningId, text: string): void {
  fetched.set(id, text)
}

/** Whether a text of this page has this id. */
export const isPreparedId = (id: string): id is SampleId | OpeningId => isSampleId(id) || isOpeningId(id)

/** The text of a sample; its file is fetched on the first call. */
export async function sampleText(id: SampleId): Promise<string> {
  const known = atHand[id]
  if (known !== undefined) return known
  const { texts } = await import('./texts.ts')
  for (const [one, text] of Object.entries(texts)) fetched.set(one, text)
  return texts[id] ?? ''
}

/** The text of a sample where it is at hand; null where it was not fetched, or there is no such sample. */
export function loadedSampleText(id: string): string | null {
  return (isSampleId(id) ? atHand[id] : undefined) ?? fetched.get(id) ?? null
}
