/** Between the state's options of the Bias lab and a link's: a link says only what is not as at the start. Pure. */
import { CHANGED_TEXTS_LIMIT, type LinkBiasLab } from '../share/linkBiasLab.ts'
import { defaultBiasLabOptions, type BiasLabOptions } from '../state/biasLabOptions.ts'
import type { ChangesOptions } from '../state/changesOptions.ts'
import { linkDifferences } from './linkDifferences.ts'

/** Texts changed by hand that are too long for a link are left out of it. */
function travellingChanges(changes: ChangesOptions): ChangesOptions {
  const length = Object.values(changes.typed).join('').length
  return length > CHANGED_TEXTS_LIMIT ? { ...changes, typed: {} } : changes
}

/** What a link says; null where everything is as at the start. */
export function linkOfBiasLab({ part, markov, changes }: BiasLabOptions): LinkBiasLab | null {
  const start = defaultBiasLabOptions
  const all = {
    part: part === start.part ? undefined : part,
    markov: linkDifferences(markov, start.markov),
    changes: linkDifferences(travellingChanges(changes), start.changes),
  }
  const content = Object.entries(all).filter(([, value]) => value !== undefined)
  return content.length === 0 ? null : Object.fromEntries(content)
}

/** The options that a link means. */
export function biasLabOfLink(link: LinkBiasLab | undefined): BiasLabOptions {
  if (link === undefined) return defaultBiasLabOptions
  const { part, markov, changes } = defaultBiasLabOptions
  return {
    part: link.part ?? part,
    markov: { ...markov, ...link.markov },
    changes: { ...changes, ...link.changes },
  }
}
