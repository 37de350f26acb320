/** Language models of the hub that the browser keeps, with their sizes; each can be removed. */
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppStore, useServices } from '../../../state/react.ts'
import type { AppState } from '../../../state/store.ts'
import { Button } from '../../../ui/Button.tsx'
import type { CachedLanguageModel } from '../../../platform/languageModels/hub/keptModels.ts'
import { useLanguageModelNames } from '../lanes/useLanguageModelNames.ts'
import { useByteSizes } from './useByteSizes.ts'
import styles from './ChoiceSection.module.css'

export function CachedLanguageModels() {
  const t = useTranslations('probabilities.cached')
  const services = useServices()
  const nameOf = useLanguageModelNames()
  const sizeOf = useByteSizes()
  const store = useAppStore()
  const [cached, setCached] = useState<readonly CachedLanguageModel[] | null>(null)
  useEffect(() => {
    const ask = (): void => void services.scoring.cached().then(setCached)
    ask()
    // Asked again when a load has begun or ended: its files are in the cache then.
    return store.subscribe((state, before) => {
      const statusesOf = ({ session }: AppState): string =>
        Object.values(session.scoring.languageModels)
          .map(({ status }) => status)
          .join()
      if (
        state.session.scoring.languageModels !== before.session.scoring.languageModels &&
        statusesOf(state) !== statusesOf(before)
      )
        ask()
    })
  }, [services, store])
  const remove = async (languageModel: string): Promise<void> => {
    await services.scoring.removeCached(languageModel)
    setCached(await services.scoring.cached())
  }
  if (cached === null || cached.length === 0)
    return <p className={styles['note']}>{cached === null ? t('asking') : t('none')}</p>
  return (
    <ul aria-label={t('title')} className={styles['cached']}>
      {cached.map(({ languageModel, bytes, files }) => (
        <li key={languageModel}>
          {nameOf(languageModel)}{' '}
          <span className={styles['quiet']}>{t('kept', { size: sizeOf(bytes), count: files.length })}</span>{' '}
          <Button
            look="quiet"
            aria-label={t('removeNamed', { name: nameOf(languageModel) })}
            onClick={() => void remove(languageModel)}
          >
            {t('remove')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
