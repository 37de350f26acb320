/**
 * Entries of shipped vocabularies that were published as glitch tokens: tokens that a language model hardly saw in its
 * training, so that it answers strangely to them. Only such whose publication is known, and mild ones.
 */

/** Where something was published. */
export type Publication = 'solid-gold-magikarp' | 'fishing-for-magikarp'

interface Published {
  readonly publication: Publication
  /** The texts of the entries, each with its leading space. */
  readonly texts: readonly string[]
}

/** By the id of a tokenizer's card. */
const published: Readonly<Record<string, readonly Published[]>> = {
  gpt2: [
    {
      publication: 'solid-gold-magikarp',
      texts: [
        ' SolidGoldMagikarp',
        ' TheNitromeFan',
        ' RandomRedditorWithNo',
        ' Smartstocks',
        'StreamerBot',
        ' attRot',
      ],
    },
    {
      publication: 'fishing-for-magikarp',
      texts: ['InstoreAndOnline', 'rawdownload', 'quickShip', 'oreAndOnline', 'embedreportprint'],
    },
  ],
}

/** Where an entry was published as a glitch token; null if it was not, as far as this page knows. */
export function publicationOf(tokenizer: string, text: string | null): Publication | null {
  if (text === null) return null
  return published[tokenizer]?.find(({ texts }) => texts.includes(text))?.publication ?? null
}

/** All of them, for a tokenizer. */
export const publishedTexts = (tokenizer: string): readonly string[] =>
  (published[tokenizer] ?? []).flatMap(({ texts }) => texts)
