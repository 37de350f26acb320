/** What can be done with a lane's result: copy it, open the byte ruler. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { toggleRuler } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import type { LaneView } from '../../ui/lanes/laneView.ts'
import styles from '../../ui/lanes/Lane.module.css'

type Copied = 'ids' | 'tokens' | 'refused' | null

export function LaneActions({ view, name }: { readonly view: LaneView; readonly name: string }) {
  const t = useTranslations('lane')
  const store = useAppStore()
  const services = useServices()
  const [copied, setCopied] = useState<Copied>(null)
  const rulerOpen = useAppState((state) => state.comparison.compare.rulers.includes(view.reference))
  const { ids } = view.encoding

  const finish = (what: 'ids' | 'tokens', worked: boolean): void => {
    setCopied(worked ? what : 'refused')
    window.setTimeout(() => setCopied(null), 2500)
  }
  const copyIds = async (): Promise<void> => finish('ids', await services.copyText(`[${ids.join(', ')}]`))
  const copyTokens = async (): Promise<void> => {
    const different = [...new Set(ids)]
    const outcome = await services.describeTokens(view.reference, different)
    if (!outcome.ok) return finish('tokens', false)
    const pieces = new Map(outcome.value.map(({ id, piece }) => [id, piece]))
    const json = `[${Array.from(ids, (id) => JSON.stringify(pieces.get(id) ?? null)).join(', ')}]`
    finish('tokens', await services.copyText(json))
  }
  return (
    <div className={`${styles['actions']} screen-only`}>
      <Button
        look="quiet"
        aria-label={t('rulerNamed', { name })}
        aria-pressed={rulerOpen}
        onClick={() => toggleRuler(store, view.reference)}
      >
        {t('ruler')}
      </Button>
      <Button
        look="quiet"
        aria-label={copied === 'ids' ? t('copied') : t('copyIdsNamed', { name })}
        onClick={() => void copyIds()}
      >
        {t(copied === 'ids' ? 'copied' : 'copyIds')}
      </Button>
      <Button
        look="quiet"
        aria-label={copied === 'tokens' ? t('copied') : t('copyTokensNamed', { name })}
        onClick={() => void copyTokens()}
      >
        {t(copied === 'tokens' ? 'copied' : 'copyTokens')}
      </Button>
      <output className={copied === 'refused' ? styles['refused'] : 'visually-hidden'}>
        {copied === null ? '' : t(copied === 'refused' ? 'copyRefused' : 'copied')}
      </output>
    </div>
  )
}
