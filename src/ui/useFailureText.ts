/** A failure as a sentence of the message catalogue. */
import { useTranslations } from 'use-intl'
import type { Failure } from '../tokenizers/failure.ts'

/** Every placeholder has a value, so that a failure with fewer still makes a sentence. */
const NO_VALUES = { what: '', where: '', detail: '', limit: '', status: '' }

export function useFailureText(): (failure: Failure) => string {
  const t = useTranslations('failure')
  return (failure) => t(failure.code, { ...NO_VALUES, ...failure.values })
}
