/** What the choice of language models starts from. Data only. */

/** The shipped language model with one token per byte. */
export const BYTE_LANGUAGE_MODEL = 'tessera-byte'

/** Most probable tokens that are reported per position. */
export const TOP_TOKENS = 20
