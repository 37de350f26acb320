/** The head of a lane: name, counts, ratio, what was verified, what the normalizer did. */
import { memo } from 'react'
import { useTranslations } from 'use-intl'
import { ratio as ratioFormat } from '../../core/metrics/metric.ts'
import { codePointCount } from '../../core/text/codePoints.ts'
import { shownName } from '../../core/text/shownName.ts'
import type { RenumberedTokens } from '../../core/tokenizers/card.ts'
import { parseReference } from '../../core/tokenizers/reference.ts'
import { codePointsIn, decodeUtf8, encodeUtf8 } from '../../core/text/utf8.ts'
import { useAppState } from '../../state/react.ts'
import { cardOf, laneFigures, ratioToBaseline } from '../../state/selectors.ts'
import type { LaneResult } from '../../state/session.ts'
import { InfoPopover } from '../../ui/InfoPopover.tsx'
import { Term } from '../../ui/Term.tsx'
import { useNumbers } from '../../ui/useNumbers.ts'
import { CardNote } from '../../ui/lanes/CardNote.tsx'
import { VariantNote, type VariantBoundaries } from './VariantNote.tsx'
import { firstChange } from './normalizedNote.ts'
import styles from '../../ui/lanes/Lane.module.css'

function KindCounts({ counts }: { readonly counts: readonly number[] }) {
  const t = useTranslations('lane')
  const [, byteFallback = 0, unknown = 0, special = 0, inserted = 0] = counts
  return (
    <>
      {inserted > 0 && <span>{t('inserted', { count: inserted })}</span>}
      {special > 0 && <span>{t('special', { count: special })}</span>}
      {unknown > 0 && <span className={styles['unknownCount']}>{t('unknown', { count: unknown })}</span>}
      {byteFallback > 0 && <span>{t('byteFallback', { count: byteFallback })}</span>}
    </>
  )
}

function NormalizerNote({ result, words }: { readonly result: LaneResult; readonly words: string | null }) {
  const t = useTranslations('lane')
  const normalized = result.encoding.encoding?.normalized ?? null
  if (normalized === null) return null
  const change = firstChange(result.input.text, normalized)
  if (change === null) return null
  return (
    <InfoPopover className={styles['normalized']} title={t('normalizedTitle')} trigger={t('normalized')}>
      {words !== null && <p>{words}</p>}
      <dl className={styles['change']}>
        <dt>{t('normalizedBefore', { characters: codePointCount(result.input.text) })}</dt>
        <dd>
          <bdi translate="no">{`…${change.before}…`}</bdi>
        </dd>
        <dt>{t('normalizedAfter', { characters: codePointCount(normalized) })}</dt>
        <dd>
          <bdi translate="no">{`…${change.after}…`}</bdi>
        </dd>
      </dl>
    </InfoPopover>
  )
}

/** Of one tokenizer, how many characters without a token are listed. */
const MAX_LISTED = 100

/** Characters that the vocabulary cannot spell and has no unknown token for. */
function UnspelledNote({ result }: { readonly result: LaneResult }) {
  const t = useTranslations('lane')
  const unspelled = result.encoding.encoding?.unspelled
  if (unspelled === undefined) return null
  const bytes = encodeUtf8(result.input.text)
  let count = 0
  for (let index = 0; index < unspelled.length; index += 2)
    count += codePointsIn(bytes, unspelled[index] ?? 0, unspelled[index + 1] ?? 0)
  const listed: string[] = []
  for (let index = 0; index < unspelled.length && listed.length < MAX_LISTED; index += 2) {
    listed.push(decodeUtf8(bytes.subarray(unspelled[index], unspelled[index + 1])))
  }
  const more = unspelled.length / 2 - listed.length
  return (
    <InfoPopover className={styles['normalized']} title={t('unspelledTitle')} trigger={t('unspelled', { count })}>
      <p>{t('unspelledNote')}</p>
      <p translate="no">
        <bdi>{listed.join(' ')}</bdi>
      </p>
      {more > 0 && <p>{t('unspelledMore', { count: more })}</p>}
    </InfoPopover>
  )
}

/** What follows each key: counts, bytes a token, the ratio. */
function LaneFigures({ reference }: { readonly reference: string }) {
  const t = useTranslations('lane')
  const formatNumber = useNumbers()
  const formatRatio = useNumbers(ratioFormat.decimals)
  const counts = useAppState((state) => laneFigures(state, reference)?.counts ?? null)
  const ratio = useAppState((state) => ratioToBaseline(state, reference))
  const isBaseline = useAppState((state) => state.comparison.baseline === reference)
  if (counts === null) return <p className={styles['figures']} />
  const { tokenCount: count, textBytes, countByKind } = counts
  return (
    <p className={styles['figures']}>
      <KindCounts counts={countByKind} />
      {count > 0 && <Term id="bytes-per-token">{t('bytesPerToken', { value: formatRatio(textBytes / count) })}</Term>}
      {isBaseline ? (
        <Term id="baseline">{t('isBaseline')}</Term>
      ) : (
        ratio !== null && <Term id="ratio-to-baseline">{t('ratio', { value: formatRatio(ratio) })}</Term>
      )}
      <span className={styles['countWords']}>
        <strong className={styles['count']}>{formatNumber(count)}</strong>{' '}
        <Term id="tokens">{t('tokens', { count })}</Term>
      </span>
    </p>
  )
}

/** Added tokens that the reference implementation gives other ids than the file. */
function RenumberedNote({ renumbered: { content, id, reference, count } }: { readonly renumbered: RenumberedTokens }) {
  const t = useTranslations('lane')
  return (
    <InfoPopover className={styles['normalized']} title={t('renumberedTitle')} trigger={t('renumbered', { count })}>
      <p>{t('renumberedNote', { content: shownName(content), id, reference, count })}</p>
    </InfoPopover>
  )
}

const isVariant = (reference: string): boolean => parseReference(reference)?.kind === 'variant'

interface Props {
  readonly reference: string
  readonly name: string
  readonly headingId: string
  /** The result that is drawn below, which may be behind the figures. */
  readonly result: LaneResult | null
  /** Of a variant: how far it is from its original; null if that is not known now. */
  readonly variant: VariantBoundaries | null
}

export const LaneHead = memo(function LaneHead({ reference, name, headingId, result, variant }: Props) {
  const t = useTranslations('lane')
  const card = useAppState((state) => cardOf(state, reference))
  return (
    <div className={styles['head']}>
      <h2 id={headingId} className={styles['name']} translate="no">
        {name}
      </h2>
      {isVariant(reference) && <span className={styles['variantMark']}>{t('variantMark')}</span>}
      {variant !== null && <VariantNote boundaries={variant} />}
      {card !== null && <CardNote card={card} />}
      {card?.renumbered !== undefined && <RenumberedNote renumbered={card.renumbered} />}
      {result !== null && <NormalizerNote result={result} words={card?.normalizer ?? null} />}
      {result !== null && <UnspelledNote result={result} />}
      <LaneFigures reference={reference} />
    </div>
  )
})
