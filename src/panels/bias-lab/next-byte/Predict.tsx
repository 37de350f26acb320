/** Asks the reader for the next character before the answers are shown, and sets the guess beside them. */
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { encodeUtf8 } from '../../../text/utf8.ts'
import { Button } from '../../../ui/Button.tsx'
import type { PrefixReport } from '../../../workers/nextByteProtocol.ts'
import { characterLabel, plainLabel } from './symbolLabels.ts'
import { mostProbable } from './shownSymbols.ts'
import { useShares } from '../useShares.ts'
import { useSymbolLabel } from './useSymbolLabel.ts'
import styles from './NextByte.module.css'

interface Props {
  readonly modelName: string
  readonly isLoaded: boolean
  readonly prompt: string
  readonly revealed: boolean
  readonly report: PrefixReport | null
  readonly onReveal: (revealed: boolean) => void
}

export function Predict({ modelName, isLoaded, prompt, revealed, report, onReveal }: Props) {
  const t = useTranslations('nextByte.predict')
  const field = useId()
  const [guess, setGuess] = useState('')
  return (
    <section aria-label={t('title')} className={styles['predict']}>
      <h3>{t('title')}</h3>
      <p>{t('question', { name: modelName, prompt: plainLabel(encodeUtf8(prompt)) })}</p>
      <p className={styles['guess']}>
        <label htmlFor={field}>{t('guess')}</label>
        <input
          id={field}
          type="text"
          autoComplete="off"
          spellCheck={false}
          size={2}
          value={guess}
          disabled={revealed}
          onChange={(event) => setGuess([...event.target.value].at(-1) ?? '')}
        />
        <Button look={revealed ? 'plain' : 'primary'} onClick={() => onReveal(!revealed)}>
          {revealed ? t('hide') : isLoaded ? t('reveal') : t('load', { name: modelName })}
        </Button>
      </p>
      <output className={styles['verdict']}>{revealed && report !== null && <Verdict guess={guess} report={report} />}</output>
    </section>
  )
}

function Verdict({ guess, report }: { readonly guess: string; readonly report: PrefixReport }) {
  const t = useTranslations('nextByte.predict')
  const format = useShares(1)
  const labelOf = useSymbolLabel(report.characters)
  const [naive, exact] = (['naive', 'exact'] as const).map((method) => report.methods.find((one) => one.method === method))
  const [said, is] = [mostProbable(naive), mostProbable(exact)]
  if (said === null || is === null) return null
  const answers = { naive: labelOf(said.symbol), naiveShare: format(said.share), exact: labelOf(is.symbol), exactShare: format(is.share) }
  const byte = encodeUtf8(guess)[0]
  if (byte === undefined) return t('verdictWithout', answers)
  const shareOf = (one: typeof naive): string => format(one?.says.defined === true ? (one.says.distribution[byte] ?? 0) : 0)
  return t('verdict', { ...answers, guess: characterLabel(guess), guessNaive: shareOf(naive), guessExact: shareOf(exact) })
}
