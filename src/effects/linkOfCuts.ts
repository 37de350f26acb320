/** Between the state's options of "One text, many cuts" and a link's: a link says only what is not as at the start. Pure. */
import { CUTS_TEXT_LIMIT, type LinkCuts } from '../share/linkCuts.ts'
import { defaultCutsOptions, type CutsOptions } from '../state/cutsOptions.ts'
import { linkDifferences } from './linkDifferences.ts'

/** What a link says; null where everything is as at the start. A text too long for a link is left out with its cuts. */
export function linkOfCuts(options: CutsOptions): LinkCuts | null {
  const { text, ownCuts } = options.text.length > CUTS_TEXT_LIMIT ? defaultCutsOptions : options
  return linkDifferences({ ...options, text, ownCuts }, defaultCutsOptions) ?? null
}

/** The options that a link means. */
export function cutsOfLink(link: LinkCuts | undefined): CutsOptions {
  return { ...defaultCutsOptions, ...link }
}
