/** Between the state's options of "One text, many cuts" and a link's: a link says only what is not as at the start. Pure. */
import { CUTS_TEXT_LIMIT, type LinkCuts } from '../share/linkCuts.ts'
import { defaultCutsOptions, type CutsOptions } from '../state/cutsOptions.ts'

/** What a link says; null where everything is as at the start. A text too long for a link is left out with its cuts. */
export function linkOfCuts(options: CutsOptions): LinkCuts | null {
  const { text, ownCuts, ...plain } = options
  const travels = text.length <= CUTS_TEXT_LIMIT
  const all = { ...plain, ...(travels ? { text } : {}) } satisfies LinkCuts
  const start: Readonly<Record<string, unknown>> = { ...defaultCutsOptions }
  const said = Object.fromEntries(Object.entries(all).filter(([key, value]) => value !== start[key]))
  const link: LinkCuts = travels && ownCuts !== null ? { ...said, ownCuts: [...ownCuts] } : said
  return Object.keys(link).length === 0 ? null : link
}

/** The options that a link means. */
export function cutsOfLink(link: LinkCuts | undefined): CutsOptions {
  return { ...defaultCutsOptions, ...link }
}
