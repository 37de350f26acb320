/** The text in chunks of so many tokens of one lane, to save. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { chunksOf } from '../../../core/metrics/budget.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import { useAppState } from '../../../state/react.ts'
import { useTokenizerNames } from '../../../state/tokenizerNames.ts'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import { chunkLines } from './chunkLines.ts'
import styles from './Budget.module.css'

const MOST = 1_000_000

export function Chunks({
  lanes,
}: {
  readonly lanes: readonly { readonly lane: string; readonly encoding: Encoding }[]
}) {
  const t = useTranslations('budget.chunks')
  const nameOf = useTokenizerNames()
  const state = useAppState((whole) => whole)
  const { text } = state.comparison
  const [chosen, setChosen] = useState<string | null>(null)
  const [size, setSize] = useState(256)
  const [overlap, setOverlap] = useState(0)
  const [cutsCharacters, setCuts] = useState(false)
  const shown = lanes.find(({ lane }) => lane === chosen) ?? lanes[0]
  const bytes = useMemo(() => encodeUtf8(text), [text])
  const chunks = useMemo(
    () => (shown === undefined ? [] : chunksOf(shown.encoding, bytes, { size, overlap, cutsCharacters })),
    [shown, bytes, size, overlap, cutsCharacters],
  )
  if (shown === undefined) return null
  return (
    <section aria-label={t('title')}>
      <h4 className={styles['title']}>{t('title')}</h4>
      <p className={styles['note']}>{t('note')}</p>
      <div className={styles['fields']}>
        <label>
          {t('lane')}{' '}
          <select value={shown.lane} onChange={({ target }) => setChosen(target.value)}>
            {lanes.map(({ lane }) => (
              <option key={lane} value={lane}>
                {nameOf(state, lane)}
              </option>
            ))}
          </select>
        </label>
        <span>
          {t('size')}{' '}
          <NumberField
            label={t('size')}
            value={size}
            above={0}
            most={MOST}
            isWhole
            onChange={(value) => value !== null && setSize(value)}
          />
        </span>
        <span>
          {t('overlap')}{' '}
          <NumberField
            label={t('overlap')}
            value={overlap}
            above={-1}
            most={size - 1}
            isWhole
            onChange={(value) => value !== null && setOverlap(value)}
          />
        </span>
        <label>
          <input type="checkbox" checked={cutsCharacters} onChange={({ target }) => setCuts(target.checked)} />{' '}
          {t('cuts')}
        </label>
      </div>
      <p className={styles['fields']}>
        <output>{t('count', { count: chunks.length })}</output>
        <Button
          disabled={chunks.length === 0}
          onClick={() =>
            saveFile('chunks.jsonl', 'application/x-ndjson', chunkLines(shown.lane, chunks, bytes, shown.encoding))
          }
        >
          {t('save')}
        </Button>
      </p>
    </section>
  )
}
