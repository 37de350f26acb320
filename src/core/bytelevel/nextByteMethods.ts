/** The ways of asking for the next byte that stand side by side, and how much may be asked at once. Data only. */

/** `witness`: another language model, over single bytes, read directly. They stand in links, never re-used. */
export const nextByteMethods = ['naive', 'healing', 'exact', 'beam', 'witness'] as const
export type NextByteMethod = (typeof nextByteMethods)[number]

/** Bytes of a prompt: more would outgrow the shipped language models' contexts and a reader's patience. */
export const MOST_PROMPT_BYTES = 200
export const MOST_BEAM_WIDTH = 256
export const MOST_CONTINUED_BYTES = 200
/** Covers that are listed, heaviest first. */
export const MOST_COVERS = 40
