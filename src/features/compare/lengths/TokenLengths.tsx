/** The fold under the table of figures that shows how long the tokens are; computes and fetches nothing until it is opened. */
import { Suspense, useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState } from '../../../state/react.ts'
import { laneState } from '../../../state/selectors.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { lengthShares } from './lengthShares.ts'
import series from '../../../ui/series.module.css'
import styles from './TokenLengths.module.css'
import { lazyPart } from '../../../ui/lazyPart.tsx'

const LengthChart = lazyPart(() => import('./LengthChart.tsx'))

function OpenedLengths() {
  const nameOf = useTokenizerNames()
  const comparison = useAppState((state) => state.comparison)
  const session = useAppState((state) => state.session)
  const view = useAppState((state) => state.view)
  const shown = useMemo(
    () =>
      comparison.tokenizers.flatMap((reference) => {
        const state = { comparison, session, view }
        const encoding = laneState(state, reference).result?.encoding.encoding ?? null
        return encoding === null ? [] : [{ name: nameOf(state, reference), encoding }]
      }),
    // Names depend on neither the view nor anything that is not here.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [comparison, session],
  )
  const bins = useMemo(() => lengthShares(shown.map(({ encoding }) => encoding)), [shown])
  return <LengthChart names={shown.map(({ name }) => name)} bins={bins} />
}

export function TokenLengths() {
  const t = useTranslations('lengths')
  const [open, setOpen] = useState(false)
  return (
    <details
      className={`${styles['fold']} ${series['series']}`}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{t('title')}</summary>
      <p className={styles['note']}>{t('note')}</p>
      {open && (
        <Suspense fallback={<p className={styles['note']}>{t('loading')}</p>}>
          <OpenedLengths />
        </Suspense>
      )}
    </details>
  )
}
