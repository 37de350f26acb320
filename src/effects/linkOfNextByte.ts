/** Between the state's options of "The next byte" and a link's: a link says only what is not as at the start. Pure. */
import { NEXT_BYTE_PROMPT_LIMIT, type LinkNextByte } from '../share/linkNextByte.ts'
import { defaultNextByteOptions, type NextByteOptions } from '../state/nextByteOptions.ts'

/** What a link says; null where everything is as at the start. A prompt too long for a link is left out. */
export function linkOfNextByte(options: NextByteOptions): LinkNextByte | null {
  const { prompt, methods, ...plain } = options
  const start: Readonly<Record<string, unknown>> = { ...defaultNextByteOptions }
  const said: LinkNextByte = Object.fromEntries(Object.entries(plain).filter(([key, value]) => value !== start[key]))
  const link: LinkNextByte = {
    ...said,
    ...(prompt === defaultNextByteOptions.prompt || prompt.length > NEXT_BYTE_PROMPT_LIMIT ? {} : { prompt }),
    ...(methods.join() === defaultNextByteOptions.methods.join() ? {} : { methods: [...methods] }),
  }
  return Object.keys(link).length === 0 ? null : link
}

/** The options that a link means. */
export function nextByteOfLink(link: LinkNextByte | undefined): NextByteOptions {
  return { ...defaultNextByteOptions, ...link }
}
