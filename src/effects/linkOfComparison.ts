/** Between the state's comparison and a link's content: the only place that knows both. Pure. */
import type { LinkContent } from '../share/linkContent.ts'
import type { Comparison } from '../state/comparison.ts'

/** What the link of a comparison says. */
export function contentOf(comparison: Comparison): LinkContent {
  const { options, tokenizers } = comparison
  return {
    ...comparison,
    tokenizers: [...tokenizers],
    options: { ...options, rulers: [...options.rulers], prices: { ...options.prices }, contextLengths: { ...options.contextLengths } },
  }
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
    text: content.text ?? text,
    sampleId: sampleId !== null && content.text !== null && known.isSample(sampleId) ? sampleId : null,
    panel: known.panels.includes(panel) ? panel : (known.panels[0] ?? panel),
  }
}
