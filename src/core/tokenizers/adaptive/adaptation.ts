/**
 * What a lane makes of another tokenizer's tokens, and its one canonical spelling, which stands in references: codes that are made
 * with the text, `zip2zip;codes=1024;most=5`; units of several tokens, `words`, `dynamic-bpe;merges=100`; or another segmentation by the same vocabulary, `longest-prefix`,
 * `dropout;percent=10;seed=1`. Pure.
 */

/** Other segmentations by one vocabulary that draw nothing. */
export const fixedReadings = ['longest-prefix', 'longest-suffix', 'longest-token', 'least-tokens'] as const
type FixedReading = (typeof fixedReadings)[number]

export type Adaptation = Zip2Zip | Grouping | Reading

export interface Zip2Zip {
  readonly method: 'zip2zip'
  /** Codes that a text can have. */
  readonly codes: number
  /** Tokens of a code, at most. */
  readonly most: number
}

/** Units of several tokens. */
export type Grouping =
  | { readonly method: 'words' }
  | { readonly method: 'space-patches' }
  /** So many merges of neighbours in the text itself. */
  | { readonly method: 'dynamic-bpe'; readonly merges: number }

/** Another segmentation of each pre-token. */
export type Reading =
  | { readonly method: FixedReading }
  /** BPE dropout: merges are held back in so many percent of the cases. */
  | { readonly method: 'dropout'; readonly percent: number; readonly seed: number }

/** The numbers that an adaptation can be set to, the least and the most. */
export const settingLimits = {
  codes: { least: 1, most: 65_536 },
  most: { least: 2, most: 32 },
  merges: { least: 1, most: 1000 },
  percent: { least: 1, most: 100 },
  seed: { least: 0, most: 999_999_999 },
} as const
export type SettingName = keyof typeof settingLimits

const ZIP2ZIP = /^zip2zip;codes=([1-9]\d{0,4});most=([1-9]\d?)$/
const DYNAMIC = /^dynamic-bpe;merges=([1-9]\d{0,3})$/
const DROPOUT = /^dropout;percent=([1-9]\d?|100);seed=(0|[1-9]\d{0,8})$/

export const usualAdaptations: readonly Adaptation[] = [
  { method: 'zip2zip', codes: 1024, most: 5 },
  { method: 'dynamic-bpe', merges: 100 },
  { method: 'words' },
  { method: 'space-patches' },
  ...fixedReadings.map((method) => ({ method })),
  { method: 'dropout', percent: 10, seed: 1 },
]

/** The adaptation that a spelling says; null if it is none. */
export function parseAdaptation(spelling: string): Adaptation | null {
  const fixed = fixedReadings.find((method) => method === spelling)
  if (fixed !== undefined) return { method: fixed }
  if (spelling === 'words') return { method: spelling }
  if (spelling === 'space-patches') return { method: spelling }
  const [merges] = DYNAMIC.exec(spelling)?.slice(1).map(Number) ?? []
  if (merges !== undefined) return merges > settingLimits.merges.most ? null : { method: 'dynamic-bpe', merges }
  const [percent, seed] = DROPOUT.exec(spelling)?.slice(1).map(Number) ?? []
  if (percent !== undefined && seed !== undefined) return { method: 'dropout', percent, seed }
  const [codes, most] = ZIP2ZIP.exec(spelling)?.slice(1).map(Number) ?? []
  if (
    codes === undefined ||
    most === undefined ||
    codes > settingLimits.codes.most ||
    most < settingLimits.most.least ||
    most > settingLimits.most.most
  )
    return null
  return { method: 'zip2zip', codes, most }
}

/** The inverse of {@link parseAdaptation}. */
export function formatAdaptation(adaptation: Adaptation): string {
  switch (adaptation.method) {
    case 'zip2zip':
      return `zip2zip;codes=${adaptation.codes};most=${adaptation.most}`
    case 'dynamic-bpe':
      return `dynamic-bpe;merges=${adaptation.merges}`
    case 'dropout':
      return `dropout;percent=${adaptation.percent};seed=${adaptation.seed}`
    default:
      return adaptation.method
  }
}

/** Which kind of adaptation it is: each is made by a function of its own. */
export function isGrouping(adaptation: Adaptation): adaptation is Grouping {
  const { method } = adaptation
  return method === 'words' || method === 'space-patches' || method === 'dynamic-bpe'
}

/** The numbers of an adaptation, in the order of its spelling. */
export function settingsOf(adaptation: Adaptation): readonly (readonly [SettingName, number])[] {
  switch (adaptation.method) {
    case 'zip2zip':
      return [
        ['codes', adaptation.codes],
        ['most', adaptation.most],
      ]
    case 'dynamic-bpe':
      return [['merges', adaptation.merges]]
    case 'dropout':
      return [
        ['percent', adaptation.percent],
        ['seed', adaptation.seed],
      ]
    default:
      return []
  }
}

/** The adaptation with one number set; the same if it has no such number. */
export function withSetting(adaptation: Adaptation, name: SettingName, value: number): Adaptation {
  const has = settingsOf(adaptation).some(([own]) => own === name)
  return has ? { ...adaptation, [name]: value } : adaptation
}
