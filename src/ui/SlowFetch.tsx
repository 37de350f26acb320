/** Of a transfer that takes long: how fast it goes, how long it would still take, and what stops it. Nothing before 20 s. */
import { useEffect, useRef, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { Button } from './Button.tsx'
import { rateOf, secondsLeft, withinWindow, type Seen } from './fetchRate.ts'
import styles from './SlowFetch.module.css'

const SLOW_AFTER_SECONDS = 20

interface SlowFetchProps {
  /** What is fetched, for the name of the button. */
  readonly name: string
  /** What has come so far. */
  readonly loadedBytes: number
  readonly totalBytes: number | null
  /** Null if something else on the screen stops it. */
  readonly onStop: (() => void) | null
}

/** To be drawn from the beginning of the transfer to its end. */
export function SlowFetch({ name, loadedBytes, totalBytes, onStop }: SlowFetchProps) {
  const t = useTranslations('slow')
  const size = useSizes()
  const duration = useDurations()
  const latest = useRef(loadedBytes)
  const seen = useRef<readonly Seen[]>([])
  const [shown, setShown] = useState<{ readonly seconds: number; readonly rate: number } | null>(null)
  useEffect(() => {
    latest.current = loadedBytes
  }, [loadedBytes])
  useEffect(() => {
    const began = performance.now()
    const timer = setInterval(() => {
      const seconds = (performance.now() - began) / 1000
      seen.current = withinWindow([...seen.current, { seconds, bytes: latest.current }], seconds)
      const rate = rateOf(seen.current)
      if (seconds >= SLOW_AFTER_SECONDS && rate !== null) setShown({ seconds, rate })
    }, 1000)
    return () => clearInterval(timer)
  }, [])
  if (shown === null) return null
  const left = secondsLeft(loadedBytes, totalBytes, shown.rate)
  return (
    <div className={styles['slow']}>
      <span>
        {t('rate', { size: size(shown.rate), duration: duration(shown.seconds) })}
        {left !== null && ` ${t('left', { duration: duration(left) })}`}
      </span>
      {onStop !== null && (
        <Button aria-label={t('stopNamed', { name })} onClick={onStop}>
          {t('stop')}
        </Button>
      )}
    </div>
  )
}

/** Bytes as a person reads them. */
function useSizes(): (bytes: number) => string {
  const format = useFormatter()
  return (bytes) => {
    const [unit, value] =
      bytes < 1000
        ? (['byte', bytes] as const)
        : bytes < 1e6
          ? (['kilobyte', bytes / 1e3] as const)
          : (['megabyte', bytes / 1e6] as const)
    return format.number(value, {
      style: 'unit',
      unit,
      unitDisplay: unit === 'byte' ? 'long' : 'short',
      maximumFractionDigits: unit === 'megabyte' ? 1 : 0,
    })
  }
}

/** Seconds as a person reads them. */
function useDurations(): (seconds: number) => string {
  const format = useFormatter()
  return (seconds) => {
    const [unit, value] =
      seconds < 90
        ? (['second', seconds] as const)
        : seconds < 5400
          ? (['minute', seconds / 60] as const)
          : (['hour', seconds / 3600] as const)
    return format.number(value, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 })
  }
}
