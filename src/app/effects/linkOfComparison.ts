/** Between the comparison and a link's content: they differ in the text, which may not travel, and in pinned names. Pure. */
import { pinnedReference, renameLanguageModels, renameTokenizers } from '../../state/links/pinning.ts'
import type { LinkContent } from '../../state/links/linkContent.ts'
import { travellingOptions } from '../../state/links/travelling.ts'
import type { Comparison } from '../../state/comparison.ts'

type Loaded = readonly { readonly reference: string; readonly revision: string }[]

/** What is loaded, with the revision that it was loaded from. */
export interface LoadedReferences {
  readonly tokenizers: Loaded
  readonly languageModels: Loaded
}

export const nothingLoaded: LoadedReferences = { tokenizers: [], languageModels: [] }

/** The name under which a link means what is loaded: with its commit; itself if it is not loaded. */
function pinnedNames(loaded: Loaded): (reference: string) => string {
  const revisions = new Map(loaded.map(({ reference, revision }) => [reference, revision]))
  return (reference) => pinnedReference(reference, revisions.get(reference) ?? null)
}

/** The other way. */
function loadedNames(loaded: Loaded): (reference: string) => string {
  const references = new Map(loaded.map(({ reference, revision }) => [pinnedReference(reference, revision), reference]))
  return (reference) => references.get(reference) ?? reference
}

function renameLoaded(content: LinkContent, loaded: LoadedReferences, names: typeof pinnedNames): LinkContent {
  return renameLanguageModels(renameTokenizers(content, names(loaded.tokenizers)), names(loaded.languageModels))
}

/** What the link of a comparison says. Options that do not fit into a link are as at the start. */
export function contentOf(comparison: Comparison, loaded: LoadedReferences = nothingLoaded): LinkContent {
  return renameLoaded({ ...comparison, ...travellingOptions(comparison) }, loaded, pinnedNames)
}

/** The content with the references under which what it pins is loaded already. */
export function withLoadedReferences(content: LinkContent, loaded: LoadedReferences): LinkContent {
  return renameLoaded(content, loaded, loadedNames)
}

/**
 * The comparison that a link means. If the link has no text it is the prepared text that it names, if that is at hand,
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
    text: said ?? text,
    sampleId: sampleId !== null && said !== null && known.isSample(sampleId) ? sampleId : null,
    panel: known.panels.includes(panel) ? panel : (known.panels[0] ?? panel),
  }
}
