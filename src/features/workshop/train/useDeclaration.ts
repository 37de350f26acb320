/** The languages of the Universal Declaration, asked for while they are wanted. */
import { useServices } from '../../../state/react.ts'
import { useAsked } from '../../../ui/useAsked.ts'

export function useDeclaration(isWanted: boolean) {
  const services = useServices()
  return useAsked(isWanted ? 'declaration' : null, () => services.training.languages())
}
