/** Words to take along: shown whole, chosen by a click, copied by a button that says whether it worked. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { useServices } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { useTransient } from '../../ui/useTransient.ts'
import styles from './ShareDialog.module.css'

interface Props {
  readonly label: string
  readonly value: string
  readonly primary?: boolean
  readonly rows?: number
  /** Hands the value to the system's own sharing; null if the browser has none. */
  readonly onShare?: (() => void) | null
}

export function CopyField({ label, value, primary = false, rows = 2, onShare = null }: Props) {
  const t = useTranslations('share')
  const services = useServices()
  const id = useId()
  const [said, setSaid] = useTransient<'copied' | 'refused'>()
  const copy = async () => setSaid((await services.copyText(value)) ? 'copied' : 'refused')
  return (
    <div className={styles['field']}>
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        translate="no"
        readOnly
        rows={rows}
        value={value}
        spellCheck={false}
        className={styles['value']}
        onFocus={(event) => event.currentTarget.select()}
      />
      <div className={styles['actions']}>
        <Button look={primary ? 'primary' : 'plain'} aria-label={t('copyNamed', { label })} onClick={() => void copy()}>
          {t('copy')}
        </Button>
        {onShare !== null && <Button onClick={onShare}>{t('system')}</Button>}
        <output className={said === 'refused' ? styles['refused'] : styles['said']}>
          {said === null ? '' : t(said)}
        </output>
      </div>
    </div>
  )
}
