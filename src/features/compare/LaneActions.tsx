/** What can be done with a lane's result: copy it, open the byte ruler, make a variant. */
import { Suspense, useState } from 'react'
import { useTranslations } from 'use-intl'
import { findCard } from '../../core/tokenizers/catalogue/catalogue.ts'
import { parseReference } from '../../core/tokenizers/reference.ts'
import { toggleRuler } from '../../state/actions/comparison.ts'
import { useAppState, useAppStore, useServices } from '../../state/react.ts'
import { Button } from '../../ui/Button.tsx'
import { MissingDialog } from '../../ui/lazyPart.tsx'
import { lazyWithMessages } from '../lazyWithMessages.tsx'
import type { LaneView } from '../../ui/lanes/laneView.ts'
import styles from '../../ui/lanes/Lane.module.css'

const VariantDialog = lazyWithMessages('compare/variant', () => import('./variant/VariantDialog.tsx'), MissingDialog)

/** Whether it may have stages to change: units have none, and Multi-Word Tokenization those of its base. */
function isVariable(reference: string): boolean {
  const parsed = parseReference(reference)
  if (parsed?.kind !== 'shipped') return parsed !== null && parsed.kind !== 'multi-word' && parsed.kind !== 'adaptive'
  const engine = findCard(parsed.id)?.engine
  return engine === 'bpe' || engine === 'stages'
}

type Copied = 'ids' | 'tokens' | 'refused' | null

export function LaneActions({ view, name }: { readonly view: LaneView; readonly name: string }) {
  const t = useTranslations('lane')
  const store = useAppStore()
  const services = useServices()
  const [varying, setVarying] = useState(false)
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
      {isVariable(view.reference) && (
        <Button
          look="quiet"
          aria-haspopup="dialog"
          aria-label={t('makeVariantNamed', { name })}
          onClick={() => setVarying(true)}
        >
          {t('makeVariant')}
        </Button>
      )}
      {varying && (
        <Suspense fallback={null}>
          <VariantDialog reference={view.reference} onClose={() => setVarying(false)} />
        </Suspense>
      )}
      <output className={copied === 'refused' ? styles['refused'] : 'visually-hidden'}>
        {copied === null ? '' : t(copied === 'refused' ? 'copyRefused' : 'copied')}
      </output>
    </div>
  )
}
