/** The four kinds of tokenizer, each with a language model of its own: `tessera-byte`, and so on. */

export const FAMILY = ['byte', 'character', 'bpe', 'superword'] as const
export type Kind = (typeof FAMILY)[number]
