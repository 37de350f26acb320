/** The glossary, fetched with its words when it is first opened. */
import { Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { lazyWithMessages } from '../features/lazyWithMessages.tsx'
import { closeGlossary } from '../state/actions/view.ts'
import { useAppState, useAppStore } from '../state/react.ts'
import { MissingDialog } from '../ui/lazyPart.tsx'

interface Props {
  readonly onClose: () => void
}

const GlossaryDialog = lazyWithMessages<Props>(
  ['glossary', 'metrics', 'probabilities', 'bias-lab/perturbations'],
  () => import('../features/glossary/GlossaryDialog.tsx'),
  MissingDialog,
)

export function Glossary() {
  const t = useTranslations('parts')
  const store = useAppStore()
  const isOpen = useAppState((state) => state.view.glossary !== null)
  if (!isOpen) return null
  return (
    <Suspense fallback={<output className="visually-hidden">{t('loading')}</output>}>
      <GlossaryDialog onClose={() => closeGlossary(store)} />
    </Suspense>
  )
}
