/** Copies a table of the Bias lab as tab-separated values, at full precision. */
import { useTranslations } from 'use-intl'
import { useServices } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { useTransient } from '../../ui/useTransient.ts'

export function CopyTsv({ tsv }: { readonly tsv: () => string }) {
  const t = useTranslations('biasLab')
  const services = useServices()
  const [copied, setCopied] = useTransient<'copied' | 'refused'>()
  return (
    <>
      <Button onClick={() => void services.copyText(tsv()).then((worked) => setCopied(worked ? 'copied' : 'refused'))}>
        {copied === 'copied' ? t('tableCopied') : t('copyTsv')}
      </Button>
      <output className={copied === 'refused' ? '' : 'visually-hidden'}>
        {copied === null ? '' : t(copied === 'copied' ? 'tableCopied' : 'tableRefused')}
      </output>
    </>
  )
}
