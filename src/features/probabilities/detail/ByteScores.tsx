/** A token in a reference reading: its bytes with their bits, and what the reference expected at one of them. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { tokensStartingIn } from '../../../ui/lanes/tokenSearch.ts'
import { bitsOf } from '../../../core/metrics/surprisal.ts'
import { BYTE_LANGUAGE_MODEL } from '../../../state/scoringChoice.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { figureScales, levelOf } from '../scale/figureScale.ts'
import { classOfLevel } from '../scale/tokenLook.ts'
import { ExpectedList } from './ExpectedList.tsx'
import { expectedTokens } from './expectedTokens.ts'
import { useByteReading } from './useByteReading.ts'
import styles from './TokenScore.module.css'

/** Bytes shown at most; the rest are counted. */
const SHOWN = 24

interface Props {
  readonly text: string
  readonly begin: boolean
  readonly startByte: number
  readonly endByte: number
}

export function ByteScores({ text, begin, startByte, endByte }: Props) {
  const t = useTranslations('probabilities.token')
  const formatBits = useNumbers(1)
  const reading = useByteReading(text, begin)
  const [chosen, setChosen] = useState<{ readonly of: number; readonly place: number } | null>(null)
  const place = chosen !== null && chosen.of === startByte ? chosen.place : 0
  const range = reading === null ? null : tokensStartingIn(reading.encoding, startByte, endByte)
  const token = range === null ? -1 : range.from + place
  const rows = useMemo(
    () =>
      reading === null || token < 0 ? [] : expectedTokens(reading.scores, token, reading.encoding.ids[token] ?? 0),
    [reading, token],
  )
  if (startByte === endByte) return null
  if (reading === null || range === null) return <p className={styles['hint']}>{t('readingBytes')}</p>
  const count = range.to - range.from
  const shown = Math.min(count, SHOWN)
  return (
    <>
      <h3 className={styles['subtitle']}>{t('byByte')}</h3>
      <ul className={styles['bytes']}>
        {Array.from({ length: shown }, (_, index) => {
          const at = range.from + index
          const bits = -bitsOf(reading.scores.logProbability[at] ?? NaN)
          const hex = byteHex(text, reading.encoding.startByte[at] ?? 0)
          return (
            <li key={at}>
              <button
                type="button"
                className={`${styles['byte']} ${classOfLevel('surprisal', levelOf(bits, figureScales.surprisal))}`}
                aria-pressed={index === place}
                aria-label={t('byteNamed', { hex, bits: Number.isNaN(bits) ? t('undefined') : formatBits(bits) })}
                onClick={() => setChosen({ of: startByte, place: index })}
              >
                <code translate="no">{hex}</code> {Number.isNaN(bits) ? '–' : formatBits(bits)}
              </button>
            </li>
          )
        })}
        {count > SHOWN && <li>{t('moreBytes', { count: count - SHOWN })}</li>}
      </ul>
      {rows.length > 0 && (
        <>
          <h3 className={styles['subtitle']}>{t('expectedAtByte', { place: place + 1 })}</h3>
          <ExpectedList languageModel={BYTE_LANGUAGE_MODEL} rows={rows} />
        </>
      )}
    </>
  )
}

const encoded = { text: '', bytes: new Uint8Array() }

/** The byte of the text at an offset, in hexadecimal. The last text's bytes are kept. */
function byteHex(text: string, offset: number): string {
  if (encoded.text !== text) {
    encoded.text = text
    encoded.bytes = new TextEncoder().encode(text)
  }
  return (encoded.bytes[offset] ?? 0).toString(16).toUpperCase().padStart(2, '0')
}
