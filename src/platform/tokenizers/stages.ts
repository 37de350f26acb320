/** The stages of a tokenizer.json with their tables of Unicode, fetched when a tokenizer first needs them: the first screen has none. */
export const importStages = () => import('../../core/tokenizers/stages/stagedTokenizer.ts')

/** Variants are built by the stages, and fetched when one is made. */
export const importVariants = () => import('../../core/tokenizers/variants/createVariant.ts')

/** Codes over another tokenizer, likewise. */
export const importAdaptive = () => import('../../core/tokenizers/adaptive/adaptiveTokenizer.ts')

/** Units of several tokens, likewise. */
export const importGrouped = () => import('../../core/tokenizers/adaptive/groupedTokenizer.ts')

/** Other segmentations by one vocabulary, likewise. */
export const importReadings = () => import('../../core/segmenters/readingTokenizer.ts')
