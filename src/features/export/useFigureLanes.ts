/** What a figure of the segmentations shows: the lanes with tokens, their counts in words, labels for tokens without text. */
import { useTranslations } from 'use-intl'
import { laneViewOf } from '../../ui/lanes/laneView.ts'
import type { FigureLane, FigureWords } from '../../ui/lanes/figure/segmentationSvg.ts'
import { useServices } from '../../state/react.ts'
import { cardOf, ratioToBaseline } from '../../state/selectors.ts'
import type { AppState } from '../../state/store.ts'
import { useTokenizerNames } from '../../state/tokenizerNames.ts'
import { ratio as ratioFormat } from '../../core/metrics/metric.ts'
import { TokenKind, type TokenId } from '../../core/tokenizers/encoding.ts'
import { useNumbers } from '../../ui/useNumbers.ts'
import { version } from '../../../package.json' with { type: 'json' }
import { lanesWithTokens, type ColumnLane } from '../../state/readyLanes.ts'

/** Different tokens without text whose pieces are asked for. */
const MAX_LABELS = 200

export interface FigureContent {
  readonly lanes: readonly FigureLane[]
  readonly words: FigureWords
}

export function useFigureContent(): (state: AppState) => Promise<FigureContent> {
  const t = useTranslations('export')
  const services = useServices()
  const nameOf = useTokenizerNames()
  const formatCount = useNumbers()
  const formatRatio = useNumbers(ratioFormat.decimals)

  async function labelsOf({ reference, encoding }: ColumnLane): Promise<ReadonlyMap<TokenId, string>> {
    const ids = new Set<TokenId>()
    for (let token = 0; token < encoding.ids.length && ids.size < MAX_LABELS; token += 1) {
      if (encoding.startByte[token] === encoding.endByte[token]) ids.add(encoding.ids[token] ?? 0)
    }
    if (ids.size === 0) return new Map()
    const outcome = await services.describeTokens(reference, [...ids])
    return new Map(
      outcome.ok ? outcome.value.flatMap(({ id, piece }) => (piece === null ? [] : [[id, piece] as const])) : [],
    )
  }

  return async (state) => {
    const { baseline } = state.comparison
    const ready = lanesWithTokens(state)
    const lanes = await Promise.all(
      ready.map(async (lane): Promise<FigureLane> => {
        const { reference, result, encoding } = lane
        const { tokenCount, countByKind } = result.encoding
        const labels = await labelsOf(lane)
        const ratio = reference === baseline ? null : ratioToBaseline(state, reference)
        const unknown = countByKind[TokenKind.unknown] ?? 0
        return {
          view: laneViewOf(reference, result.input.text, encoding),
          name: nameOf(state, reference),
          counts: [
            ...(unknown > 0 ? [t('unknownCount', { count: unknown })] : []),
            ...(ratio === null || baseline === null
              ? []
              : [t('ratio', { value: formatRatio(ratio), baseline: nameOf(state, baseline) })]),
            t('tokenCount', { count: tokenCount, shown: formatCount(tokenCount) }),
          ],
          labelOf: (token) => labels.get(encoding.ids[token] ?? 0) ?? '\u2205',
        }
      }),
    )
    const sources = ready.map(({ reference }) => {
      const source = cardOf(state, reference)?.source
      return `${nameOf(state, reference)} (${source === undefined ? reference : `${source.name} ${source.revision}`})`
    })
    return {
      lanes,
      words: {
        title: t('figureTitle', { list: lanes.map(({ name }) => name).join(', ') }),
        description: t('figureDescription', { list: sources.join(', '), version }),
        shownOf: (shown, total) => t('shownOf', { shown, total }),
      },
    }
  }
}
