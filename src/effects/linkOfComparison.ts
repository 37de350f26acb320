/** Between the state's comparison and a link's content: the only place that knows both. Pure. */
import { pinnedReference, renameReferences, renameScorers } from '../share/pinning.ts'
import type { LinkContent } from '../share/linkContent.ts'
import type { Comparison } from '../state/comparison.ts'
import { defaultProbabilitiesOptions } from '../state/probabilitiesOptions.ts'
import type { ProbabilitiesOptions } from '../state/probabilitiesOptions.ts'
import { defaultScoringChoice } from '../state/scoringChoice.ts'
import { biasLabOfLink, linkOfBiasLab } from './linkOfBiasLab.ts'
import { cutsOfLink, linkOfCuts } from './linkOfCuts.ts'
import { languagesOfLink, linkOfLanguages } from './linkOfLanguages.ts'
import { linkOfNextByte, nextByteOfLink } from './linkOfNextByte.ts'

/** Parts that are as they start are left out: links stay short, and those of the first version stay whole. */
function probabilitiesOf(probabilities: ProbabilitiesOptions): Pick<LinkContent, 'probabilities'> {
  if (probabilities === defaultProbabilitiesOptions) return {}
  const { continuation } = probabilities
  return { probabilities: { ...probabilities, continuation: { ...continuation, scorers: [...continuation.scorers] } } }
}

type Loaded = readonly { readonly reference: string; readonly revision: string }[]

/** What is loaded, with the revision that it was loaded from. */
export interface LoadedReferences {
  readonly tokenizers: Loaded
  readonly scorers: Loaded
}

export const nothingLoaded: LoadedReferences = { tokenizers: [], scorers: [] }

/** The name under which a link means what is loaded: with its commit; itself where it is not loaded. */
function pinnedNames(loaded: Loaded): (reference: string) => string {
  const revisions = new Map(loaded.map(({ reference, revision }) => [reference, revision]))
  return (reference) => pinnedReference(reference, revisions.get(reference) ?? null)
}

/** The other way. */
function loadedNames(loaded: Loaded): (reference: string) => string {
  const references = new Map(loaded.map(({ reference, revision }) => [pinnedReference(reference, revision), reference]))
  return (reference) => references.get(reference) ?? reference
}

/** What the link of a comparison says. */
export function contentOf(comparison: Comparison, loaded: LoadedReferences = nothingLoaded): LinkContent {
  const { options, tokenizers, scoring, probabilities, cuts, nextByte, languages, biasLab, ...rest } = comparison
  const said = linkOfLanguages(languages)
  const saidCuts = linkOfCuts(cuts)
  const saidNextByte = linkOfNextByte(nextByte)
  const saidOfLab = linkOfBiasLab(biasLab)
  const content = {
    ...rest,
    ...(scoring === defaultScoringChoice ? {} : { scoring: { ...scoring, scorers: [...scoring.scorers], dtypes: { ...scoring.dtypes } } }),
    ...probabilitiesOf(probabilities),
    ...(saidCuts === null ? {} : { cuts: saidCuts }),
    ...(saidNextByte === null ? {} : { nextByte: saidNextByte }),
    ...(said === null ? {} : { languages: said }),
    ...(saidOfLab === null ? {} : { biasLab: saidOfLab }),
    tokenizers: [...tokenizers],
    options: { ...options, rulers: [...options.rulers], prices: { ...options.prices }, contextLengths: { ...options.contextLengths } },
  }
  return renameScorers(renameReferences(content, pinnedNames(loaded.tokenizers)), pinnedNames(loaded.scorers))
}

/** The content with the references under which what it pins is loaded already. */
export function withLoadedReferences(content: LinkContent, loaded: LoadedReferences): LinkContent {
  return renameScorers(renameReferences(content, loadedNames(loaded.tokenizers)), loadedNames(loaded.scorers))
}

/**
 * The comparison that a link means. Where the link has no text it is the prepared text that it names, if that is at hand,
 * else `text`; a sample or a panel that is not known becomes none, or the first.
 */
export function comparisonOf(
  content: LinkContent,
  text: string,
  known: {
    readonly isSample: (id: string) => boolean
    readonly sampleTextOf: (id: string) => string | null
    readonly panels: readonly string[]
  },
): Comparison {
  const { sampleId, panel } = content
  const said = content.text ?? (sampleId === null ? null : known.sampleTextOf(sampleId))
  return {
    ...content,
    languages: languagesOfLink(content.languages),
    biasLab: biasLabOfLink(content.biasLab),
    text: said ?? text,
    sampleId: sampleId !== null && said !== null && known.isSample(sampleId) ? sampleId : null,
    scoring: content.scoring ?? defaultScoringChoice,
    probabilities: content.probabilities ?? defaultProbabilitiesOptions,
    cuts: cutsOfLink(content.cuts),
    nextByte: nextByteOfLink(content.nextByte),
    panel: known.panels.includes(panel) ? panel : (known.panels[0] ?? panel),
  }
}
