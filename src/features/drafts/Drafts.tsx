/** Shows the offer of a draft where there is one; its part is fetched then. */
import { Suspense } from 'react'
import { useAppState } from '../../state/react.ts'
import { lazyWithWords } from '../../ui/lazyWithWords.tsx'

const DraftOffer = lazyWithWords('drafts', () => import('./DraftOffer.tsx'))

export function Drafts() {
  const isOffered = useAppState((state) => state.session.offeredDraft !== null)
  return isOffered ? (
    <Suspense fallback={null}>
      <DraftOffer />
    </Suspense>
  ) : null
}
