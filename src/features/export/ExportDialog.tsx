/** The dialog of what can be taken along as files: tables, everything as JSON, pictures of the segmentations, a script. */
import { useTranslations } from 'use-intl'
import { useAppState } from '../../state/react.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import { Button } from '../../ui/Button.tsx'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { ElsewherePart } from './elsewhere/ElsewherePart.tsx'
import styles from './ExportDialog.module.css'
import { PicturesPart } from './PicturesPart.tsx'
import { missingLanes } from '../../state/readyLanes.ts'
import { TablesPart } from './TablesPart.tsx'
import { useSaving, type Saving } from './useSaving.ts'

/** What is being written, what was, and why something was not: said once, at the dialog's foot. */
function SavingState({ saving, onCancel }: { readonly saving: Saving; readonly onCancel: () => void }) {
  const t = useTranslations('export')
  return (
    <div className={saving.status === 'idle' ? 'visually-hidden' : styles['foot']}>
      <output>
        {saving.status === 'saved' && t('saved', { name: saving.name })}
        {saving.status === 'broken' && (
          <span className={styles['refused']}>{t('broken', { detail: saving.detail })}</span>
        )}
        {saving.status === 'writing' && t('writing')}
      </output>
      {saving.status === 'writing' && (
        <>
          <progress max={1} value={saving.share} aria-label={t('writing')} />
          <span className={styles['share']}>{t('writtenOf', { share: saving.share })}</span>
          <Button look="quiet" onClick={onCancel}>
            {t('cancel')}
          </Button>
        </>
      )}
    </div>
  )
}

function Missing() {
  const t = useTranslations('export')
  const nameOf = useTokenizerNames()
  // A string, so that it stays the same while the names do.
  const described = useAppState((state) => {
    const { failed, waiting } = missingLanes(state)
    const named = (references: readonly string[]): string =>
      references.map((reference) => nameOf(state, reference)).join(', ')
    return [
      waiting.length > 0 ? t('waiting', { list: named(waiting) }) : '',
      failed.length > 0 ? t('failed', { list: named(failed) }) : '',
    ]
      .filter(Boolean)
      .join(' ')
  })
  return described === '' ? null : <p className={styles['missing']}>{described}</p>
}

export default function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('export')
  const { saving, save, cancel } = useSaving()
  const sampleId = useAppState((state) => state.comparison.sampleId)
  const fileName = sampleId === null ? 'tessera' : `tessera-${sampleId}`
  return (
    <DialogFrame title={t('title')} closeLabel={t('close')} onClose={onClose}>
      <div className={styles['parts']}>
        <Missing />
        <TablesPart fileName={fileName} save={save} />
        <PicturesPart fileName={fileName} save={save} />
        <ElsewherePart save={save} />
      </div>
      <SavingState saving={saving} onCancel={cancel} />
    </DialogFrame>
  )
}
