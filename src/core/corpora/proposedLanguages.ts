/**
 * The languages of the Declaration that are shown at first, by their codes there: large languages and scripts that
 * tokenizers treat differently. Data; a test holds it to at least 15 scripts and 12 families.
 */
export const proposedLanguages: readonly string[] = (
  'eng spa fra por_BR deu_1996 ita pol rus ell_monotonic tur fin hun eus ' +
  'arb heb pes_1 urd hin ben tam tel mal sin pan mya tha2 khm lao bod ' +
  'kat hye amh hau_NG swh yor zul cmn_hans jpn kor vie ind tgl kaz iii vai chr_cased'
).split(' ')
