/** What the gallery shows: components, each in a state that is hard to come by on the page. */
import { useState, type ReactNode } from 'react'
import { Lane } from '../../src/features/compare/Lane.tsx'
import LengthChart from '../../src/features/compare/lengths/LengthChart.tsx'
import { lengthShares } from '../../src/features/compare/lengths/lengthShares.ts'
import MetricsTable from '../../src/features/compare/metrics/MetricsTable.tsx'
import FrequencyChart from '../../src/features/probabilities/charts/FrequencyChart.tsx'
import { TotalsTable } from '../../src/features/probabilities/totals/TotalsTable.tsx'
import { defaultOptions } from '../../src/features/options.ts'
import { useAppState } from '../../src/state/react.ts'
import { initialScoring } from '../../src/state/scoring.ts'
import { emptyLane } from '../../src/state/session.ts'
import type { Store } from '../../src/state/store.ts'
import { Notices } from '../../src/app/Notices.tsx'
import { Button } from '../../src/ui/Button.tsx'
import { DialogFrame, type DialogFrameProps } from '../../src/ui/DialogFrame.tsx'
import { createScrollLink } from '../../src/ui/lanes/scrollLink.ts'
import series from '../../src/ui/series.module.css'
import { pairedLane, bytesLane } from '../features/probabilities/scoredLane.ts'
import { BYTES, CHARACTERS, encoded, FEW_WORDS, inputOf, OF_THE_HUB, ready, storeOf } from './lanes.ts'

export interface GalleryCase {
  /** Names the case in the address (`?case=`) and in tests. */
  readonly id: string
  readonly store: Store
  readonly view: () => ReactNode
}

const scrollLink = createScrollLink()
const nowhere = (): void => {}

function Lanes() {
  const references = useAppState((state) => state.comparison.tokenizers)
  return references.map((reference) => (
    <Lane
      key={reference}
      ref={null}
      reference={reference}
      options={{ whitespace: reference === FEW_WORDS, ids: false }}
      unsharedStarts={null}
      scrollLink={scrollLink}
      onLeave={nowhere}
    />
  ))
}

const lanes = (id: string, store: Store): GalleryCase => ({ id: `lane-${id}`, store, view: () => <Lanes /> })

const SENTENCE = 'The quick brown fox jumps over the lazy dog.'
const laneCases: readonly GalleryCase[] = [
  lanes('needs-consent', storeOf(SENTENCE, [OF_THE_HUB], { tokenizers: { [OF_THE_HUB]: { status: 'needsConsent' } } })),
  lanes(
    'loading',
    storeOf(SENTENCE, [OF_THE_HUB], {
      tokenizers: {
        [OF_THE_HUB]: {
          status: 'loading',
          progress: { phase: 'fetching', file: 'tokenizer.json', loadedBytes: 300_000, totalBytes: 1_000_000 },
        },
      },
    }),
  ),
  lanes(
    'failed',
    storeOf(SENTENCE, [OF_THE_HUB], {
      tokenizers: {
        [OF_THE_HUB]: {
          status: 'failed',
          failure: { code: 'not-found', values: { what: 'someone/a-tokenizer', where: 'hub.example', status: 404 } },
        },
      },
    }),
  ),
  lanes(
    'stale',
    storeOf(SENTENCE, [BYTES], {
      tokenizers: { [BYTES]: ready(BYTES) },
      lanes: {
        [BYTES]: { ...encoded(BYTES, inputOf('The quick brown')), progress: { doneBytes: 4, totalBytes: 44 } },
      },
    }),
  ),
  lanes(
    'encoding-failed',
    storeOf(SENTENCE, [BYTES], {
      tokenizers: { [BYTES]: ready(BYTES) },
      lanes: { [BYTES]: { ...emptyLane, failure: { code: 'internal', values: { detail: 'a column is too short' } } } },
    }),
  ),
  lanes(
    'counts-only',
    storeOf(SENTENCE, [BYTES], {
      tokenizers: { [BYTES]: ready(BYTES) },
      lanes: { [BYTES]: encoded(BYTES, inputOf(SENTENCE, 'counts')) },
    }),
  ),
  lanes('unknown-tokens', storeOf('the quick purple fox jumps over the 懒 dog', [FEW_WORDS])),
  lanes('right-to-left', storeOf('يولد جميع الناس أحرارًا ומתساوين hello 123 בכבוד', [BYTES, CHARACTERS])),
  lanes('joined-scripts', storeOf('सभी मनुष्यों को क्षत्रिय · मனிதப் பிறவியினர் · العربية · 👩‍👩‍👧 🇪🇺', [BYTES, CHARACTERS])),
  lanes('long', storeOf(`${SENTENCE} `.repeat(400), [BYTES, CHARACTERS])),
  lanes('ruler', storeOf('naïve 😀', [BYTES], {}, { compare: { ...defaultOptions.compare, rulers: [BYTES] } })),
  lanes('empty', storeOf('', [BYTES])),
]

const scored = storeOf('a b c', [BYTES, CHARACTERS], {
  lanes: Object.fromEntries(
    [BYTES, CHARACTERS].map((reference) => {
      const { tokenCount, countByKind } = { tokenCount: 3, countByKind: [3, 0, 0, 0, 0] }
      return [
        reference,
        {
          ...emptyLane,
          result: {
            input: pairedLane.input,
            origin: 'live' as const,
            encoding: { tokenCount, countByKind, textBytes: 5, encodeMilliseconds: 1, encoding: threeTokens() },
          },
        },
      ]
    }),
  ),
  scoring: {
    ...initialScoring,
    lanes: {
      [BYTES]: { result: pairedLane, progress: null, failure: null },
      [CHARACTERS]: { result: bytesLane, progress: null, failure: null },
    },
  },
})

/** a│ b│ c. */
function threeTokens() {
  return {
    ids: Uint32Array.of(10, 11, 12),
    startByte: Uint32Array.of(0, 1, 3),
    endByte: Uint32Array.of(1, 3, 5),
    kinds: new Uint8Array(3),
    normalized: null,
  }
}

const columns = (text: string) =>
  [BYTES, CHARACTERS].flatMap((reference) => encoded(reference, inputOf(text)).result?.encoding.encoding ?? [])

const tableCases: readonly GalleryCase[] = [
  { id: 'table-figures', store: storeOf(SENTENCE, [BYTES, CHARACTERS, FEW_WORDS]), view: () => <MetricsTable /> },
  { id: 'table-totals', store: scored, view: () => <TotalsTable /> },
]

const chartCases: readonly GalleryCase[] = [
  {
    id: 'chart-lengths',
    store: storeOf('', []),
    view: () => (
      <div className={series['series']}>
        <LengthChart names={['ByT5', 'CANINE']} bins={lengthShares(columns('naïve 懒 dog 😀'))} />
      </div>
    ),
  },
  {
    id: 'chart-frequency',
    store: storeOf('', []),
    view: () => (
      <div className={series['series']}>
        <FrequencyChart
          axis="Rank"
          points={Array.from({ length: 40 }, (_, token) => ({
            token,
            rank: (token + 1) ** 2,
            bits: 2 + Math.log2(token + 1) + (token % 3),
          }))}
          onPoint={nowhere}
        />
      </div>
    ),
  },
]

function Dialog({ size }: Required<Pick<DialogFrameProps, 'size'>>) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button look="primary" onClick={() => setOpen(true)}>
        Open
      </Button>
      {open && (
        <DialogFrame title={`A ${size} dialog`} closeLabel="Close" size={size} onClose={() => setOpen(false)}>
          <p>{`${SENTENCE} `.repeat(12)}</p>
          <p>{'unbreakable'.repeat(30)}</p>
        </DialogFrame>
      )}
    </>
  )
}

const dialogCases: readonly GalleryCase[] = (['narrow', 'medium', 'wide', 'fixed'] as const).map((size) => ({
  id: `dialog-${size}`,
  store: storeOf('', []),
  view: () => <Dialog size={size} />,
}))

const notices: GalleryCase = {
  id: 'notices',
  store: storeOf('', [], {
    notices: [
      { id: 1, tone: 'info', message: 'notice.update-ready', values: {}, action: 'update' },
      { id: 2, tone: 'warning', message: 'notice.text-not-kept', values: {} },
      { id: 3, tone: 'failure', message: 'failure.network', values: { where: 'hub.example' } },
    ],
  }),
  view: () => <Notices />,
}

export const cases: readonly GalleryCase[] = [...laneCases, ...tableCases, ...chartCases, ...dialogCases, notices]
