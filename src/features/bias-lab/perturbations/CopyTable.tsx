/** Copies the table as it is sorted. */
import { useTranslations } from 'use-intl'
import { useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import type { ChangeRow } from './tableRows.ts'
import { changesTsv } from './tableTsv.ts'
import type { NamedLane } from './useChangesData.ts'
import { useTransient } from '../../../ui/useTransient.ts'
import styles from './PerturbationsPart.module.css'

export function CopyTable({
  rows,
  lanes,
}: {
  readonly rows: readonly ChangeRow[]
  readonly lanes: readonly NamedLane[]
}) {
  const t = useTranslations('perturbations')
  const services = useServices()
  const [copied, setCopied] = useTransient<'copied' | 'refused'>()
  const tsv = (): string =>
    changesTsv(
      rows,
      lanes.map(({ name }) => name),
      {
        language: t('language'),
        characters: t('characters'),
        lane: (column, name) => t(`tsv.${column}`, { name }),
        bits: t('tsv.bits'),
        bitsPerByte: t('tsv.bitsPerByte'),
      },
    )
  return (
    <>
      <Button onClick={() => void services.copyText(tsv()).then((worked) => setCopied(worked ? 'copied' : 'refused'))}>
        {copied === 'copied' ? t('copied') : t('copyTsv')}
      </Button>
      <output className={copied === 'refused' ? styles['refused'] : 'visually-hidden'}>
        {copied === null ? '' : t(copied)}
      </output>
    </>
  )
}
