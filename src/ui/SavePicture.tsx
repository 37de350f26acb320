/** The button that saves a picture in light colours, which paper has; on a dark page another one saves it as it is seen. */
import type { Ref } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from './Button.tsx'
import { inLight } from './inLight.ts'
import styles from './SavePicture.module.css'

interface Props {
  readonly label: string
  readonly disabled?: boolean
  /** Reads the colours of the page as it is when it is called. */
  readonly save: () => void
  readonly ref?: Ref<HTMLButtonElement>
}

export function SavePicture({ label, disabled = false, save, ref }: Props) {
  const t = useTranslations('parts')
  return (
    <>
      <Button ref={ref} look="quiet" disabled={disabled} onClick={() => inLight(save)}>
        {label}
      </Button>
      <Button look="quiet" disabled={disabled} className={styles['dark']} onClick={save}>
        {t('savedDark', { label })}
      </Button>
    </>
  )
}
