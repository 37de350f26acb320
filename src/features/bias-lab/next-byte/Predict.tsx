/** Asks the reader for the next character before the answers are shown, and sets the guess beside them. */
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { NextByteMethod } from '../../../core/bytelevel/nextByteMethods.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { Button } from '../../../ui/Button.tsx'
import type { NextByteReport } from './questions.ts'
import { characterLabel, plainLabel } from '../../../ui/bytesLabel.ts'
import { mostProbable } from './shownSymbols.ts'
import { useShares, useSmallShares } from '../useShares.ts'
import { useSymbolLabel } from './useSymbolLabel.ts'
import styles from './NextByte.module.css'

interface Props {
  readonly modelName: string
  readonly isLoaded: boolean
  readonly prompt: string
  readonly revealed: boolean
  /** At most one character. */
  readonly guess: string
  readonly report: NextByteReport | null
  readonly onGuess: (guess: string) => void
  readonly onReveal: (revealed: boolean) => void
}

export function Predict({ modelName, isLoaded, prompt, revealed, guess, report, onGuess, onReveal }: Props) {
  const t = useTranslations('nextByte.predict')
  const field = useId()
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
          onChange={(event) => onGuess([...event.target.value].at(-1) ?? '')}
        />
        <Button look={revealed ? 'plain' : 'primary'} onClick={() => onReveal(!revealed)}>
          {revealed ? t('hide') : isLoaded ? t('reveal') : t('load', { name: modelName })}
        </Button>
      </p>
      <output className={styles['verdict']}>
        {revealed && report !== null && <Verdict report={report} guess={guess} />}
      </output>
    </section>
  )
}

function Verdict({ guess, report }: { readonly guess: string; readonly report: NextByteReport }) {
  const t = useTranslations('nextByte.predict')
  const methodName = useTranslations('nextByte.short')
  const format = useShares(1)
  const formatSmall = useSmallShares()
  const labelOf = useSymbolLabel(report.characters)
  const [naive, exact] = (['naive', 'exact'] as const).map((method) =>
    report.methods.find((one) => one.method === method),
  )
  const [said, is] = [mostProbable(naive), mostProbable(exact)]
  if (said === null || is === null) return null
  const answers = {
    naive: labelOf(said.symbol),
    naiveShare: format(said.share),
    exact: labelOf(is.symbol),
    exactShare: format(is.share),
  }
  if (report.guess.length === 0) return t('verdictWithout', answers)
  const shareOf = (method: NextByteMethod): string => {
    const probability = report.guess.find((one) => one.method === method)?.probability ?? null
    return probability === null ? t('nothing') : formatSmall(probability)
  }
  const others = report.guess
    .filter(({ method }) => method !== 'naive' && method !== 'exact')
    .map(({ method }) => `${methodName(method)} ${shareOf(method)}`)
  const length = encodeUtf8(guess).length
  return [
    t('verdict', {
      ...answers,
      guess: characterLabel(guess),
      guessNaive: shareOf('naive'),
      guessExact: shareOf('exact'),
    }),
    ...(length > 1 ? [t('ofBytes', { count: length })] : []),
    ...(others.length > 0 ? [t('others', { list: others.join(', ') })] : []),
  ].join(' ')
}
