/** Shows the offer of a draft if there is one; its part is fetched then. */
import { Suspense } from 'react'
import { useAppState } from '../../state/react.ts'
import { lazyWithMessages } from '../lazyWithMessages.tsx'

const DraftOffer = lazyWithMessages('drafts', () => import('./DraftOffer.tsx'))

export function Drafts() {
  const isOffered = useAppState((state) => state.session.offeredDraft !== null)
  return isOffered ? (
    <Suspense fallback={null}>
      <DraftOffer />
    </Suspense>
  ) : null
}
