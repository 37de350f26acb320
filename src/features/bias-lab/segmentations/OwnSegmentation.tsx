/** The editor of the reader's own segmentation, what to start from, and what the vocabulary and the language model say of it. */
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import { setSegmentations } from '../../../state/actions/segmentations.ts'
import { useAppStore } from '../../../state/react.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { Segmentation } from './questions.ts'
import { bitsOf } from './segmentationRows.ts'
import { BoundaryEditor } from './BoundaryEditor.tsx'
import { spanLabel } from './spanLabel.ts'
import type { LabState } from '../model/useLabWork.ts'
import lab from '../LabPart.module.css'
import styles from './SegmentationsPart.module.css'

interface Props {
  /** The normalized text. */
  readonly text: string
  readonly canonical: Segmentation
  /** Of the canonical segmentation; null while it is not scored. */
  readonly canonicalBits: number | null
  readonly ownBoundaries: readonly number[] | null
  readonly own: LabState<'own-cut'>
}

export function OwnSegmentation({ text, canonical, canonicalBits, ownBoundaries, own }: Props) {
  const t = useTranslations('segmentations.editor')
  const store = useAppStore()
  const failureText = useFailureText()
  const formatBits = useNumbers(2)
  const bytes = useMemo(() => encodeUtf8(text), [text])
  const canonicalCuts = canonical.endBytes.slice(0, -1)
  const cuts = (ownBoundaries ?? canonicalCuts).filter((cut) => cut < bytes.length)
  const answer = own.answer === null || 'tooLong' in own.answer ? null : own.answer
  const noTokens = answer?.noTokens ?? []
  const change = (next: readonly number[]): void =>
    setSegmentations(store, { ownBoundaries: next.join() === canonicalCuts.join() ? null : next })

  const said = (): string => {
    if (own.failure !== null) return failureText(own.failure)
    if (ownBoundaries === null) return t('isCanonical', { count: canonical.ids.length })
    if (noTokens.length > 0) {
      const spans = noTokens.map(({ startByte, endByte }) => spanLabel(bytes, startByte, endByte)).join(', ')
      return t('noToken', { count: noTokens.length, stretches: spans })
    }
    const segmentation = answer?.segmentation ?? null
    if (segmentation === null) return t('scoring')
    const bits = segmentation.logProbabilities.reduce((sum, value) => sum + bitsOf(value), 0)
    const values = { count: segmentation.ids.length, bits: formatBits(bits) }
    if (canonicalBits === null) return t('scored', values)
    const more = bits - canonicalBits
    return more >= 0
      ? t('scoredMore', { ...values, more: formatBits(more) })
      : t('scoredLess', { ...values, less: formatBits(-more) })
  }

  return (
    <section aria-labelledby="segmentations-editor-title" className={styles['own']}>
      <h3 id="segmentations-editor-title">{t('title')}</h3>
      <p id="segmentations-editor-how" className={lab['note']}>
        {t('how')}
      </p>
      <BoundaryEditor text={text} cuts={cuts} noTokens={noTokens} onChange={change} />
      <p className={noTokens.length > 0 ? styles['trouble'] : undefined} aria-live="polite" data-said="own">
        {said()}
      </p>
      <p className={lab['buttons']}>
        {t('start')}
        <Button look="quiet" aria-pressed={ownBoundaries === null} onClick={() => change(canonicalCuts)}>
          {t('canonical')}
        </Button>
        <Button look="quiet" onClick={() => change(Array.from({ length: bytes.length - 1 }, (_, index) => index + 1))}>
          {t('bytes')}
        </Button>
        <Button look="quiet" onClick={() => change([])}>
          {t('none')}
        </Button>
      </p>
    </section>
  )
}
