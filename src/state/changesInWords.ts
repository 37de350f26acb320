/** What a variant changes, in words: each of its changes is one of them. */
import { useTranslations } from 'use-intl'
import type { VariantChanges } from '../core/tokenizers/variants/changes.ts'

/** Code points of a pattern that a name holds: enough to tell two apart. */
const NAMED_PATTERN = 24

/** Ids of left-out entries that are named one by one. */
const NAMED_IDS = 3

/** In the order of the spelling; "digits in threes", "first 5,000 merges". */
export function useChangesInWords(): (changes: VariantChanges) => readonly string[] {
  const t = useTranslations('tokenizers.variant')
  return ({ pre, pattern, digits, normalizer, space, whole, bytes, merges, without }) => [
    ...(pattern !== undefined
      ? [t('pattern', { pattern: shortened(pattern) })]
      : pre === undefined
        ? []
        : [t(`pre.${pre}`)]),
    ...(digits === undefined ? [] : [t(`digits.${digits}`)]),
    ...(normalizer === undefined ? [] : [t(`normalizer.${normalizer}`)]),
    ...(space === undefined ? [] : [t(space ? 'spaceOn' : 'spaceOff')]),
    ...(whole === undefined ? [] : [t(whole ? 'wholeOn' : 'wholeOff')]),
    ...(bytes === undefined ? [] : [t(bytes ? 'bytesOn' : 'bytesOff')]),
    ...(merges === undefined ? [] : [t('merges', { count: merges })]),
    ...(without === undefined
      ? []
      : [
          without.length > NAMED_IDS
            ? t('withoutMany', { count: without.length })
            : t('without', { ids: without.join(', ') }),
        ]),
  ]
}

function shortened(pattern: string): string {
  const characters = [...pattern]
  return characters.length > NAMED_PATTERN ? `${characters.slice(0, NAMED_PATTERN).join('')}…` : pattern
}
