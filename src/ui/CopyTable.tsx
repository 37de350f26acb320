/** Copies a table as tab-separated values, at full precision. */
import { useServices } from '../state/react.ts'
import { Button } from './Button.tsx'
import { useTransient } from './useTransient.ts'

interface Props {
  readonly tsv: () => string
  readonly words: { readonly copy: string; readonly copied: string; readonly refused: string }
}

export function CopyTable({ tsv, words }: Props) {
  const services = useServices()
  const [said, setSaid] = useTransient<'copied' | 'refused'>()
  return (
    <>
      <Button onClick={() => void services.copyText(tsv()).then((worked) => setSaid(worked ? 'copied' : 'refused'))}>
        {said === 'copied' ? words.copied : words.copy}
      </Button>
      <output className={said === 'refused' ? '' : 'visually-hidden'}>{said === null ? '' : words[said]}</output>
    </>
  )
}
