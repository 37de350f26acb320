/** Between the state's comparison and a link's content: the only place that knows both. Pure. */
import { pinnedReference, renameReferences } from '../share/pinning.ts'
import type { LinkContent } from '../share/linkContent.ts'
import type { Comparison } from '../state/comparison.ts'
import { defaultProbabilitiesOptions } from '../state/probabilitiesOptions.ts'
import type { ProbabilitiesOptions } from '../state/probabilitiesOptions.ts'
import { defaultScoringChoice } from '../state/scoringChoice.ts'
import { biasLabOfLink, linkOfBiasLab } from './linkOfBiasLab.ts'
import { cutsOfLink, linkOfCuts } from './linkOfCuts.ts'
import { languagesOfLink, linkOfLanguages } from './linkOfLanguages.ts'

/** Parts that are as they start are left out: links stay short, and those of the first version stay whole. */
function probabilitiesOf(probabilities: ProbabilitiesOptions): Pick<LinkContent, 'probabilities'> {
  if (probabilities === defaultProbabilitiesOptions) return {}
  const { continuation } = probabilities
  return { probabilities: { ...probabilities, continuation: { ...continuation, scorers: [...continuation.scorers] } } }
}

/** Tokenizers that are loaded, with the revision that they were loaded from. */
export type LoadedReferences = readonly { readonly reference: string; readonly revision: string }[]

/**
 * What the link of a comparison says. `revisionOf`: the revision that a tokenizer was loaded from; null where it is not
 * loaded.
 */
export function contentOf(comparison: Comparison, revisionOf: (reference: string) => string | null = () => null): LinkContent {
  const { options, tokenizers, scoring, probabilities, cuts, languages, biasLab, ...rest } = comparison
  const said = linkOfLanguages(languages)
  const saidCuts = linkOfCuts(cuts)
  const saidOfLab = linkOfBiasLab(biasLab)
  const content = {
    ...rest,
    ...(scoring === defaultScoringChoice ? {} : { scoring: { ...scoring, scorers: [...scoring.scorers], dtypes: { ...scoring.dtypes } } }),
    ...probabilitiesOf(probabilities),
    ...(saidCuts === null ? {} : { cuts: saidCuts }),
    ...(said === null ? {} : { languages: said }),
    ...(saidOfLab === null ? {} : { biasLab: saidOfLab }),
    tokenizers: [...tokenizers],
    options: { ...options, rulers: [...options.rulers], prices: { ...options.prices }, contextLengths: { ...options.contextLengths } },
  }
  return renameReferences(content, (reference) => pinnedReference(reference, revisionOf(reference)))
}

/** The content with the references under which its pinned tokenizers are loaded already. */
export function withLoadedReferences(content: LinkContent, loaded: LoadedReferences): LinkContent {
  const references = new Map(loaded.map(({ reference, revision }) => [pinnedReference(reference, revision), reference]))
  return renameReferences(content, (reference) => references.get(reference) ?? reference)
}

/**
 * The comparison that a link means. `text` is taken where the link has none; a sample or a panel that is not known
 * becomes none, or the first.
 */
export function comparisonOf(
  content: LinkContent,
  text: string,
  known: { readonly isSample: (id: string) => boolean; readonly panels: readonly string[] },
): Comparison {
  const { sampleId, panel } = content
  return {
    ...content,
    languages: languagesOfLink(content.languages),
    biasLab: biasLabOfLink(content.biasLab),
    text: content.text ?? text,
    sampleId: sampleId !== null && content.text !== null && known.isSample(sampleId) ? sampleId : null,
    scoring: content.scoring ?? defaultScoringChoice,
    probabilities: content.probabilities ?? defaultProbabilitiesOptions,
    cuts: cutsOfLink(content.cuts),
    panel: known.panels.includes(panel) ? panel : (known.panels[0] ?? panel),
  }
}
