/** Language models of the hub that the browser keeps, with their sizes; each can be removed. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppStore, useServices } from '../../../state/react.ts'
import type { AppState } from '../../../state/store.ts'
import { Button } from '../../../ui/Button.tsx'
import type { CachedScorer } from '../../../platform/languageModels/hub/keptModels.ts'
import { useScorerNames } from '../lanes/useScorerNames.ts'
import { useByteSizes } from './useByteSizes.ts'
import styles from './ChoiceSection.module.css'

export function CachedScorers() {
  const t = useTranslations('probabilities.cached')
  const services = useServices()
  const nameOf = useScorerNames()
  const sizeOf = useByteSizes()
  const store = useAppStore()
  const [cached, setCached] = useState<readonly CachedScorer[] | null>(null)
  useEffect(() => {
    const ask = (): void => void services.scoring.cached().then(setCached)
    ask()
    // Asked again when a load has begun or ended: its files are in the cache then.
    return store.subscribe((state, before) => {
      const statusesOf = ({ session }: AppState): string =>
        Object.values(session.scoring.scorers)
          .map(({ status }) => status)
          .join()
      if (state.session.scoring.scorers !== before.session.scoring.scorers && statusesOf(state) !== statusesOf(before))
        ask()
    })
  }, [services, store])
  const remove = async (scorer: string): Promise<void> => {
    await services.scoring.removeCached(scorer)
    setCached(await services.scoring.cached())
  }
  if (cached === null || cached.length === 0)
    return <p className={styles['note']}>{cached === null ? t('asking') : t('none')}</p>
  return (
    <ul aria-label={t('title')} className={styles['cached']}>
      {cached.map(({ scorer, bytes, files }) => (
        <li key={scorer}>
          {nameOf(scorer)}{' '}
          <span className={styles['quiet']}>{t('kept', { size: sizeOf(bytes), count: files.length })}</span>{' '}
          <Button
            look="quiet"
            aria-label={t('removeNamed', { name: nameOf(scorer) })}
            onClick={() => void remove(scorer)}
          >
            {t('remove')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
