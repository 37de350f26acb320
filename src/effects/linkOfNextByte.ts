/** Between the state's options of "The next byte" and a link's: a link says only what is not as at the start. Pure. */
import { NEXT_BYTE_PROMPT_LIMIT, type LinkNextByte } from '../share/linkNextByte.ts'
import { defaultNextByteOptions as start, type NextByteOptions } from '../state/nextByteOptions.ts'
import { linkDifferences } from './linkDifferences.ts'

/** What a link says; null where everything is as at the start. A prompt too long for a link is left out. */
export function linkOfNextByte(options: NextByteOptions): LinkNextByte | null {
  const prompt = options.prompt.length > NEXT_BYTE_PROMPT_LIMIT ? start.prompt : options.prompt
  return linkDifferences({ ...options, prompt }, start) ?? null
}

/** The options that a link means. */
export function nextByteOfLink(link: LinkNextByte | undefined): NextByteOptions {
  return { ...start, ...link }
}
