/** A smaller vocabulary out of a finished run: its first entries, how long the texts are by them, and a lane of them. */
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { NumberField } from '../../../ui/NumberField.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import shared from '../Workshop.module.css'
import type { Run } from './runs.ts'
import { bytesPerToken, premiums, valueAt } from './sizeSeries.ts'
import styles from './Train.module.css'

interface Props {
  readonly run: Run
  /** Entries. */
  readonly least: number
  readonly most: number
  readonly chosen: number
  readonly onChoose: (entries: number) => void
  readonly onAdd: () => void
}

export function FirstEntries({ run, least, most, chosen, onChoose, onAdd }: Props) {
  const t = useTranslations('train.first')
  const format = useNumbers()
  const formatRatio = useNumbers(2)
  const length = valueAt(bytesPerToken(run, ''), chosen)
  const lines = run.areParallel ? premiums(run) : []
  return (
    <div className={styles['first']}>
      <div className={styles['size']}>
        <span aria-hidden="true">{t('entries')}</span>
        <input
          type="range"
          aria-label={t('slider')}
          aria-valuetext={format(chosen)}
          min={least}
          max={most}
          value={chosen}
          onChange={(event) => onChoose(Number(event.target.value))}
        />
        <NumberField
          label={t('entries')}
          value={chosen}
          above={least - 1}
          most={most}
          isWhole
          onChange={(value) => value !== null && onChoose(value)}
        />
        <Button disabled={chosen === most} onClick={onAdd}>
          {t('add')}
        </Button>
      </div>
      <output className={shared['note']}>
        {length !== null && t('length', { value: formatRatio(length) })}
        {lines.map((line) => {
          const premium = valueAt(line, chosen)
          return premium === null ? null : ` ${t('premium', { name: line.name, value: formatRatio(premium) })}`
        })}
      </output>
    </div>
  )
}
