/** The dialog on what the browser keeps of the site. Opened from the header. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { OfflineServices, StorageAnswer } from '../../state/offlineServices.ts'
import type { Services } from '../../state/services.ts'
import { useServices } from '../../state/react.ts'
import { DialogFrame } from '../../ui/DialogFrame.tsx'
import { DraftsPart } from './DraftsPart.tsx'
import { KeepAll } from './KeepAll.tsx'
import { Persistence } from './Persistence.tsx'
import styles from './StorageDialog.module.css'
import { StoredList } from './StoredList.tsx'

interface Asked {
  readonly offline: OfflineServices | null
  readonly answer: StorageAnswer
}

function Content({ asked, onChange }: { readonly asked: Asked | null; readonly onChange: () => void }) {
  const t = useTranslations('storage')
  if (asked === null) return <p className={styles['note']}>{t('asking')}</p>
  const { offline, answer } = asked
  if (offline === null || answer.status !== 'ready')
    return <p className={styles['note']}>{t(`none.${answer.status === 'ready' ? 'unsupported' : answer.status}`)}</p>
  const remove = (ids: readonly string[]): void => void offline.remove(ids).then(onChange)
  return (
    <>
      <KeepAll part="site" offline={offline} missingBytes={answer.missingBytes.site} onEnd={onChange} />
      <KeepAll part="largeWeights" offline={offline} missingBytes={answer.missingBytes.largeWeights} onEnd={onChange} />
      <StoredList storage={answer} onRemove={remove} />
      <Persistence offline={offline} storage={answer} />
    </>
  )
}

async function ask(services: Services): Promise<Asked> {
  const offline = await services.offline()
  return { offline, answer: (await offline?.storage()) ?? { status: 'unsupported' } }
}

export default function StorageDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('storage')
  const services = useServices()
  const [asked, setAsked] = useState<Asked | null>(null)
  useEffect(() => void ask(services).then(setAsked), [services])
  return (
    <DialogFrame title={t('title')} closeLabel={t('close')} size="narrow" onClose={onClose}>
      <div className={styles['parts']}>
        <p className={styles['note']}>{t('intro')}</p>
        <Content asked={asked} onChange={() => void ask(services).then(setAsked)} />
        <DraftsPart />
      </div>
    </DialogFrame>
  )
}
