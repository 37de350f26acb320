/** A token that was read by bytes: its bytes with their bits, and what a language model over bytes expected at one of them. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { byteHex } from '../../../core/text/hex.ts'
import { tokensStartingIn } from '../../../ui/lanes/tokenSearch.ts'
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
  readonly languageModel: string
  readonly text: string
  /** Bits by byte of the text. */
  readonly byByte: Float64Array
  readonly begin: boolean
  readonly startByte: number
  readonly endByte: number
}

export function ByteScores({ languageModel, text, byByte, begin, startByte, endByte }: Props) {
  const t = useTranslations('probabilities.token')
  const formatBits = useNumbers(1)
  const reading = useByteReading(languageModel, text, begin)
  const [chosen, setChosen] = useState<{ readonly of: number; readonly place: number } | null>(null)
  const place = chosen !== null && chosen.of === startByte ? chosen.place : 0
  const range = reading === null ? null : tokensStartingIn(reading.encoding, startByte, endByte)
  const token = range === null ? -1 : Math.min(range.from + place, range.to - 1)
  const rows = useMemo(
    () =>
      reading === null || token < 0 ? [] : expectedTokens(reading.scores, token, reading.encoding.ids[token] ?? 0),
    [reading, token],
  )
  if (startByte === endByte) return null
  const count = endByte - startByte
  const shown = Math.min(count, SHOWN)
  return (
    <>
      <h3 className={styles['subtitle']}>{t('byByte')}</h3>
      <ul className={styles['bytes']}>
        {Array.from({ length: shown }, (_, index) => {
          const at = startByte + index
          const bits = byByte[at] ?? NaN
          const hex = byteAt(text, at)
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
          <ExpectedList languageModel={languageModel} rows={rows} />
        </>
      )}
    </>
  )
}

const encoded = { text: '', bytes: new Uint8Array() }

/** The byte of the text at an offset, in hexadecimal. The last text's bytes are kept. */
function byteAt(text: string, offset: number): string {
  if (encoded.text !== text) {
    encoded.text = text
    encoded.bytes = new TextEncoder().encode(text)
  }
  return byteHex(encoded.bytes[offset] ?? 0)
}
