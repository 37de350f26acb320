/** How many segmentations there are, what all of them together have, and the canonical one's part in it; each with its definition. */
import { useLocale, useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import type { TextMarginal } from './questions.ts'
import { bitsOf } from './segmentationRows.ts'
import { decimalsOf, isThin, shareInterval } from './shareInterval.ts'
import type { LabState } from '../model/useLabWork.ts'
import { useLaneCounts } from './useLaneCounts.ts'
import { useShares } from '../useShares.ts'
import styles from './SegmentationsPart.module.css'

interface Props {
  readonly segmentations: bigint
  /** As the reader typed it: each tokenizer normalizes it its own way. */
  readonly text: string
  readonly byteCount: number
  readonly modelName: string
  /** Of the canonical segmentation; null while it is not scored. */
  readonly canonicalBits: number | null
  readonly marginal: LabState<'marginal'>
  /** The last that is known of it: the answer, or an estimate on the way. */
  readonly known: TextMarginal | null
  /** log₂ of the canonical share. */
  readonly shareBits: number | null
}

function Progress({ marginal }: { readonly marginal: Props['marginal'] }) {
  const t = useTranslations('segmentations')
  const failureText = useFailureText()
  const { status, step, failure, stop, restart } = marginal
  switch (status) {
    case 'running':
      return (
        <span className={styles['progress']}>
          <progress aria-label={t('adding')} {...(step === null ? {} : { value: step.done, max: step.total })} />
          {step !== null && (
            <span>{t(step.soFar === null ? 'walked' : 'drawn', { done: step.done, total: step.total })}</span>
          )}
          <Button look="quiet" onClick={stop}>
            {t('stop')}
          </Button>
        </span>
      )
    case 'stopped':
    case 'failed':
      return (
        <span className={styles['progress']}>
          <span role={status === 'failed' ? 'alert' : undefined}>
            {failure === null ? t('stopped') : failureText(failure)}
          </span>
          <Button look="quiet" onClick={restart}>
            {t('again')}
          </Button>
        </span>
      )
    case 'done':
    case 'waiting':
      return null
  }
}

/** The same text in the vocabularies of the lanes. */
function InLanes({ text }: { readonly text: string }) {
  const t = useTranslations('segmentations')
  const locale = useLocale()
  const nameOf = useTokenizerNames()
  const counts = useLaneCounts(text)
  const names = useAppState((state) => counts.map(({ reference }) => nameOf(state, reference)).join('\n')).split('\n')
  if (counts.length === 0) return null
  const list = counts
    .map(({ count }, index) =>
      t('inLane', { name: names[index] ?? '', count: new Intl.NumberFormat(locale).format(count) }),
    )
    .join(', ')
  return <span className={styles['definition']}>{t('inLanes', { list })}</span>
}

export function Figures({
  segmentations,
  text,
  byteCount,
  modelName,
  canonicalBits,
  marginal,
  known,
  shareBits,
}: Props) {
  const t = useTranslations('segmentations')
  const locale = useLocale()
  const formatBits = useNumbers(2)
  const formatSamples = useNumbers(1)
  const formatShare = useShares(2)
  const allBits = known === null ? null : bitsOf(known.logProbability)
  const estimate = known?.estimate ?? null
  const errorBits = estimate === null ? null : estimate.relativeError / Math.LN2
  const formatFine = useNumbers(decimalsOf(errorBits ?? 0))
  const share = shareBits === null ? null : 2 ** shareBits
  const interval = share === null || estimate === null ? null : shareInterval(share, estimate)
  const error =
    errorBits === null
      ? ''
      : errorBits > 0 && errorBits < 5e-7
        ? t('lessThan', { value: formatFine(1e-6) })
        : formatFine(errorBits)
  return (
    <dl className={styles['figures']}>
      <div>
        <dt>{t('figure.count')}</dt>
        <dd>
          <span className={styles['value']}>{new Intl.NumberFormat(locale).format(segmentations)}</span>
          <span className={styles['definition']}>{t('definition.count', { bytes: byteCount, name: modelName })}</span>
          <InLanes text={text} />
        </dd>
      </div>
      <div>
        <dt>{t('figure.canonical')}</dt>
        <dd>
          <span className={styles['value']}>
            {canonicalBits === null ? '…' : t('bits', { bits: formatBits(canonicalBits) })}
          </span>
          <span className={styles['definition']}>
            {t('definition.canonical')}{' '}
            {canonicalBits !== null && t('perByte', { bits: formatBits(canonicalBits / byteCount) })}
          </span>
        </dd>
      </div>
      <div>
        <dt>{t(estimate === null ? 'figure.all' : 'figure.allEstimated')}</dt>
        <dd aria-busy={marginal.status === 'running'}>
          <span className={styles['value']}>
            {allBits === null
              ? '…'
              : errorBits === null
                ? t('bits', { bits: formatBits(allBits) })
                : t('bitsWithin', { bits: formatFine(allBits), error })}
          </span>
          <Progress marginal={marginal} />
          <span className={styles['definition']}>
            {t('definition.all')}{' '}
            {estimate === null
              ? allBits !== null && t('definition.exact')
              : t('definition.estimated', {
                  added: estimate.added,
                  samples: estimate.samples,
                  effective: formatSamples(estimate.effectiveSamples),
                })}
          </span>
          {estimate !== null && isThin(estimate) && (
            <span className={styles['thin']}>
              {t('thin', { effective: formatSamples(estimate.effectiveSamples), samples: estimate.samples })}
            </span>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('figure.share')}</dt>
        <dd>
          <span className={styles['value']}>
            {share === null || shareBits === null
              ? '…'
              : t('shareAndBits', { share: formatShare(share), bits: formatBits(shareBits) })}
          </span>
          {interval !== null && (
            <span className={styles['definition']}>
              {t('between', { low: formatShare(interval.low), high: formatShare(interval.high) })}
            </span>
          )}
          <span className={styles['definition']}>{t('definition.share')}</span>
        </dd>
      </div>
    </dl>
  )
}
