/**
 * The kinds of tokenizer of the matched family: `tessera-byte`, and so on. A name stands for the same files for ever, since
 * links hold it: what is made anew and differs gets a name of its own.
 */

/** What the steps make, each with a language model. */
export const FAMILY = ['byte', 'character', 'bpe-16k', 'superword-16k'] as const
/** The language models that are served with the page: of the steps as they were when vocabularies had 8,192 entries. */
export const SHIPPED = ['byte', 'character', 'bpe', 'superword'] as const
export type Kind = (typeof FAMILY)[number] | (typeof SHIPPED)[number]
