/** A failure as a sentence of the message catalogue. */
import { useTranslations } from 'use-intl'
import { shownValues } from '../core/text/shownName.ts'
import type { Failure } from '../core/tokenizers/failure.ts'

/** Every placeholder has a value, so that a failure with fewer still makes a sentence. */
export const NO_FAILURE_VALUES = {
  what: '',
  where: '',
  detail: '',
  limit: '',
  status: '',
  byte: '',
  at: '',
  list: '',
  line: '',
  other: '',
  count: '',
  otherCount: '',
  part: '',
}

export function useFailureText(): (failure: Failure) => string {
  const t = useTranslations('failure')
  return (failure) => t(failure.code, { ...NO_FAILURE_VALUES, ...shownValues(failure.values) })
}
