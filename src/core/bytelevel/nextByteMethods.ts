/** The ways of asking for the next byte that stand side by side, and how much may be asked at once. Data only. */

/** `byte-level`: another language model, over single bytes, read directly. They stand in links, never re-used. */
export const nextByteMethods = ['naive', 'healing', 'exact', 'beam', 'byte-level'] as const
export type NextByteMethod = (typeof nextByteMethods)[number]

/** Bytes of a prompt: more would outgrow the shipped language models' contexts and a reader's patience. */
export const MAX_PROMPT_BYTES = 200
export const MAX_BEAM_WIDTH = 256
export const MAX_CONTINUED_BYTES = 200
/** Covers that are listed, heaviest first. */
export const MAX_COVERS = 40
