/** Copies a table of the Bias lab. */
import { useTranslations } from 'use-intl'
import { CopyTable } from '../../ui/CopyTable.tsx'

export function CopyTsv({ tsv }: { readonly tsv: () => string }) {
  const t = useTranslations('biasLab')
  return <CopyTable tsv={tsv} words={{ copy: t('copyTsv'), copied: t('tableCopied'), refused: t('tableRefused') }} />
}
