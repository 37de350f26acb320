/** The language models that the lanes need as they are scored now. */
import { useMemo } from 'react'
import { useAppState } from '../../../state/react.ts'
import { languageModelsInUse } from '../../../state/scoringSelectors.ts'

/** The same list while it names the same. */
export function useUsedLanguageModels(): readonly string[] {
  const key = useAppState((state) => languageModelsInUse(state).join('\n'))
  return useMemo(() => (key === '' ? [] : key.split('\n')), [key])
}
