/** Copies the address of the page as it stands, which names the part that is shown. */
import { useServices } from '../../state/react.ts'
import { Button } from '../Button.tsx'
import { useTransient } from '../useTransient.ts'
import styles from './parts.module.css'

export interface CopyPartLinkWords {
  readonly copyLink: string
  readonly copied: string
  readonly refused: string
}

export function CopyPartLink({ copyLink, copied, refused }: CopyPartLinkWords) {
  const services = useServices()
  const [said, setSaid] = useTransient<'copied' | 'refused'>()
  const copy = async (): Promise<void> => {
    setSaid((await services.copyText(services.shareLink().address)) ? 'copied' : 'refused')
  }
  return (
    <p className={styles['copy']}>
      <Button look="quiet" onClick={() => void copy()}>
        {copyLink}
      </Button>
      <output>{said === null ? '' : said === 'copied' ? copied : refused}</output>
    </p>
  )
}
