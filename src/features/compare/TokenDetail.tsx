/** The detail of the token that is pointed at: what it is, where it is, and who else cuts there. */
import { useEffect, useMemo, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { bytesHex, codePointLabel } from '../../core/text/hex.ts'
import { useAppState, useServices } from '../../state/react.ts'
import { laneState } from '../../state/selectors.ts'
import { APPROXIMATE_SPAN } from '../../core/tokenizers/encoding.ts'
import { Button } from '../../ui/Button.tsx'
import { useNumbers } from '../../ui/useNumbers.ts'
import type { TokenDescription } from '../../platform/workers/tokenization/protocol.ts'
import { lanesWithBoundary } from '../../ui/lanes/boundaries.ts'
import { DetailFrame, DetailHead } from '../../ui/lanes/DetailFrame.tsx'
import type { LaneView } from '../../ui/lanes/laneView.ts'
import { laneViewOf } from '../../ui/lanes/laneView.ts'
import { bytesOfSpan, textOfSpan } from '../../ui/lanes/tokenText.ts'
import { useCharacterNames } from '../../ui/useCharacterNames.ts'
import { kindKey } from '../../ui/lanes/useTokenNames.ts'
import styles from './TokenDetail.module.css'

/** Code points that are listed at first, and at most; the rest are counted. */
const LISTED = 12
const MAX_LISTED = 1000

function useDescription(reference: string, id: number): TokenDescription | null {
  const services = useServices()
  const [known, setKnown] = useState<{ readonly of: string; readonly description: TokenDescription } | null>(null)
  const key = `${reference} ${id}`
  useEffect(() => {
    let current = true
    void services.describeTokens(reference, [id]).then((outcome) => {
      const description = outcome.ok ? outcome.value[0] : undefined
      if (current && description !== undefined) setKnown({ of: key, description })
    })
    return () => {
      current = false
    }
  }, [services, reference, id, key])
  return known?.of === key ? known.description : null
}

function CodePoints({ text }: { readonly text: string }) {
  const t = useTranslations('token')
  const characters = useMemo(() => [...text], [text])
  const [all, setAll] = useState(false)
  const shown = all ? MAX_LISTED : LISTED
  const listed = characters.slice(0, shown)
  const names = useCharacterNames(listed.join(''))
  return (
    <ol className={styles['codePoints']}>
      {listed.map((character, place) => {
        const codePoint = character.codePointAt(0) ?? 0
        return (
          <li key={`${place}${character}`}>
            <code translate="no">{codePointLabel(codePoint)}</code>{' '}
            <span translate="no">{names.get(codePoint) ?? ''}</span>
          </li>
        )
      })}
      {characters.length > shown && (
        <li>
          {all ? (
            t('moreCodePoints', { count: characters.length - shown })
          ) : (
            <Button look="quiet" onClick={() => setAll(true)}>
              {t('moreCodePoints', { count: characters.length - shown })}
            </Button>
          )}
        </li>
      )}
    </ol>
  )
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Facts({ view, token }: { readonly view: LaneView; readonly token: number }) {
  const t = useTranslations('token')
  const formatNumber = useNumbers()
  const formatLog = useNumbers(3)
  const { encoding, layout } = view
  const id = encoding.ids[token] ?? 0
  const startByte = encoding.startByte[token] ?? 0
  const endByte = encoding.endByte[token] ?? 0
  const kinds = encoding.kinds[token] ?? 0
  const description = useDescription(view.reference, id)
  const lanes = useAppState((state) => state.session.lanes)
  const references = useAppState((state) => state.comparison.tokenizers)
  const others = useMemo(
    () =>
      references.flatMap((reference) => {
        const result = lanes[reference]?.result ?? null
        const other = result?.encoding.encoding ?? null
        return reference === view.reference || other === null || result?.input.text !== layout.text ? [] : [other]
      }),
    [references, lanes, view.reference, layout.text],
  )
  const span = textOfSpan(layout, startByte, endByte)
  const rank = description?.rank ?? null
  return (
    <dl className={styles['facts']}>
      <Fact term={t('id')}>
        <code translate="no">{id}</code>{' '}
        <span className={styles['quiet']}>
          {t('place', { place: formatNumber(token + 1), total: formatNumber(encoding.ids.length) })}
        </span>
      </Fact>
      <Fact term={t('piece')}>
        {description?.piece === null ? t('none') : <code translate="no">{description?.piece ?? '…'}</code>}
      </Fact>
      <Fact term={t('bytes')}>
        {description === null ? (
          '…'
        ) : description.bytes === null && description.piece === null && endByte > startByte ? (
          <>
            <code translate="no">{bytesHex(bytesOfSpan(layout, startByte, endByte))}</code>{' '}
            <span className={styles['quiet']}>{t('bytesInText')}</span>
          </>
        ) : description.bytes === null ? (
          t('noBytes')
        ) : (
          <code translate="no">{bytesHex(description.bytes)}</code>
        )}
      </Fact>
      <Fact term={t('kindLabel')}>{t(`kind.${kindKey(kinds)}`)}</Fact>
      <Fact term={t('rank')}>
        {description === null
          ? '…'
          : rank === null
            ? t('noRank')
            : rank.by === 'merge'
              ? t('mergeRank', { rank: formatNumber(rank.value) })
              : t('logProbability', { value: formatLog(rank.value) })}
      </Fact>
      <Fact term={t('span')}>
        {startByte === endByte
          ? t('spanEmpty', { byte: formatNumber(startByte) })
          : t('spanValue', {
              startByte: formatNumber(startByte),
              endByte: formatNumber(endByte),
              start: formatNumber(span.startUtf16),
              end: formatNumber(span.endUtf16),
            })}
        {(kinds & APPROXIMATE_SPAN) !== 0 && <p className={styles['warning']}>{t('approximate')}</p>}
        {!span.whole && <p className={styles['warning']}>{t('partOfCharacter')}</p>}
      </Fact>
      {others.length > 0 && startByte < endByte && (
        <Fact term={t('boundaries')}>
          {t('sharedBoundaries', {
            start: lanesWithBoundary(others, startByte),
            end: lanesWithBoundary(others, endByte),
            lanes: others.length,
          })}
        </Fact>
      )}
      {span.text !== '' && (
        <Fact term={t('codePoints')}>
          <CodePoints key={span.text} text={span.text} />
        </Fact>
      )}
    </dl>
  )
}

function PointedDetail({ reference, token }: { readonly reference: string; readonly token: number }) {
  const result = useAppState((state) => laneState(state, reference).result)
  const encoding = result?.encoding.encoding ?? null
  if (result === null || encoding === null || token >= encoding.ids.length) return null
  const view = laneViewOf(reference, result.input.text, encoding)
  return (
    <>
      <DetailHead view={view} token={token} />
      <Facts view={view} token={token} />
    </>
  )
}

/** `idle`: what stands there while no token is pointed at. */
export function TokenDetail({ idle }: { readonly idle: ReactNode }) {
  return <DetailFrame idle={idle} detail={PointedDetail} />
}
