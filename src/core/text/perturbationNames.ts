/** Names of the small changes of `perturbations.ts`, apart from what they do: a link names them before any is done. Data only. */
export const perturbationNames = [
  'transposition',
  'deletion',
  'neighbour-key',
  'upper-case',
  'title-case',
  'doubled-space',
  'trailing-space',
  'no-diacritics',
  'look-alike',
  'spelled-out-digits',
] as const
export type PerturbationName = (typeof perturbationNames)[number]
