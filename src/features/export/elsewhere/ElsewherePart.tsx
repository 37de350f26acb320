/** Counting elsewhere what no page can hold: one Python file with the tokenizers of the comparison, to copy or to save. */
import { memo, useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { SCRIPT_NAME, type NoSource } from '../../../core/export/atScale/scriptPage.ts'
import { useAppState, useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { useTransient } from '../../../ui/useTransient.ts'
import styles from '../ExportDialog.module.css'
import type { MakeFile } from '../useSaving.ts'
import type { MadeScript } from './makeScript.ts'
import { useScript } from './useScript.ts'

const LINES = ['tokenizers', 'check', 'runs'] as const

function Made({ made, save }: { readonly made: MadeScript; readonly save: (make: MakeFile) => void }) {
  const t = useTranslations('export.elsewhere')
  const services = useServices()
  const [said, setSaid] = useTransient<'copied' | 'refused'>()
  const { script, counted, leftOut } = made
  // It stands where the button was that had the focus.
  const saveButton = useRef<HTMLButtonElement>(null)
  useEffect(() => saveButton.current?.focus(), [])
  const file: MakeFile = async () => ({ name: SCRIPT_NAME, type: 'text/x-python', content: new Blob([script]) })
  const copy = async () => setSaid((await services.copyText(script)) ? 'copied' : 'refused')
  return (
    <>
      {leftOut.map(({ lane, reason }) => (
        <p key={lane.reference} className={styles['missing']}>
          {t('leftOut', { name: lane.name, reason: t(`reason.${reason}`) })}
        </p>
      ))}
      <p className={styles['note']}>
        {t('made', { name: SCRIPT_NAME, megabytes: script.length / 1e6, count: counted.length })}
      </p>
      <div className={styles['actions']}>
        <Button ref={saveButton} look="primary" onClick={() => save(file)}>
          {t('save')}
        </Button>
        <Button onClick={() => void copy()}>{t('copy')}</Button>
        <output className={said === 'refused' ? styles['refused'] : styles['note']}>
          {said === null ? '' : t(said)}
        </output>
      </div>
    </>
  )
}

export const ElsewherePart = memo(function ElsewherePart({ save }: { readonly save: (make: MakeFile) => void }) {
  const t = useTranslations('export.elsewhere')
  const mode = useAppState((state) => state.comparison.languages.mode)
  const { state, make } = useScript((reason: NoSource) => t(`reason.${reason}`))
  return (
    <section className={styles['part']} aria-labelledby="export-elsewhere">
      <h3 id="export-elsewhere" className={styles['heading']}>
        {t('title')}
      </h3>
      <p className={styles['note']}>{t('note')}</p>
      <ul className={styles['lines']}>
        {LINES.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
        {mode !== 'per-unit' && <li>{t('perUnit')}</li>}
      </ul>
      {state.status === 'made' ? (
        <Made made={state.made} save={save} />
      ) : (
        <div className={styles['actions']}>
          <Button disabled={state.status === 'making'} onClick={make}>
            {t('make')}
          </Button>
        </div>
      )}
      <output className={state.status === 'broken' ? styles['refused'] : 'visually-hidden'}>
        {state.status === 'making' && t('making')}
        {state.status === 'broken' && t('broken', { detail: state.detail })}
      </output>
    </section>
  )
})
