/** What the post-processor puts before and after the tokens. */
import { useTranslations } from 'use-intl'
import type { TracedText } from '../../../platform/workers/workshop/protocol.ts'
import { useAppState } from '../../../state/react.ts'
import { Stage } from './Stage.tsx'
import { TokenRow } from './TokenRow.tsx'
import { useTokenNames } from './useTokenNames.ts'
import shared from '../Workshop.module.css'

export function PostProcessor({ traced }: { readonly traced: TracedText }) {
  const t = useTranslations('stages.postProcessor')
  const isOn = useAppState((state) => state.comparison.compare.addSpecialTokens)
  const names = useTokenNames(traced.tokens)
  const { before, behind } = traced.trace
  const count = before.length + behind.length
  const isAdded = (place: number): boolean =>
    isOn && (place < before.length || place >= traced.ids.length - behind.length)
  return (
    <Stage entry="post-processor" title={t('title')}>
      <p className={shared['note']}>{count === 0 ? t('none') : isOn ? t('on', { count }) : t('off', { count })}</p>
      {count > 0 && !isOn && <TokenRow label={t('wouldAdd')} ids={[...before, ...behind]} names={names} />}
      {count > 0 && !isOn && <h4>{t('tokens')}</h4>}
      <TokenRow label={t('tokens')} ids={traced.ids} names={names} isAdded={isAdded} />
    </Stage>
  )
}
