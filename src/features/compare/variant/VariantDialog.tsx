/** The dialog that makes a variant of a lane: asks which stages can be changed, then lets them be chosen. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { originalOf, parseReference } from '../../../core/tokenizers/reference.ts'
import { useServices } from '../../../state/react.ts'
import { useTokenizerName } from '../../../state/tokenizerNames.ts'
import { DialogFrame } from '../../../ui/DialogFrame.tsx'
import { useAsked } from '../../../ui/useAsked.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { LoaderCheck } from './LoaderCheck.tsx'
import { VariantForm } from './VariantForm.tsx'
import styles from './Variant.module.css'

interface Props {
  /** The lane; of a variant, its changes are what the form begins with. */
  readonly reference: string
  readonly onClose: () => void
}

export default function VariantDialog({ reference, onClose }: Props) {
  const t = useTranslations('variant')
  const { workshop } = useServices()
  const failureText = useFailureText()
  const base = originalOf(reference)
  const name = useTokenizerName(base)
  const { answer: choices, failure } = useAsked(base, () => workshop.variantChoices(base))
  const parsed = parseReference(reference)
  const [changes, setChanges] = useState(parsed?.kind === 'variant' ? parsed.changes : {})
  return (
    <DialogFrame title={t('title')} closeLabel={t('close')} onClose={onClose}>
      {(close) => (
        <div className={styles['body']}>
          <p className={styles['note']}>{t('what', { name })}</p>
          {failure !== null && (
            <p role="alert" className={styles['failure']}>
              {failureText(failure)}
            </p>
          )}
          {choices === null && failure === null && <output>{t('loading', { name })}</output>}
          {choices !== null && (
            <>
              <VariantForm base={base} choices={choices} changes={changes} onChange={setChanges} onAdded={close} />
              <LoaderCheck base={base} name={name} choices={choices} onTake={setChanges} />
            </>
          )}
        </div>
      )}
    </DialogFrame>
  )
}
