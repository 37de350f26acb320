/** The Markov room: a chain, a vocabulary, a prompt; what the language model says, and what is true. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAppState, useAppStore } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { Answers } from './Answers.tsx'
import { ChainControls } from './ChainControls.tsx'
import { CoverTree } from './CoverTree.tsx'
import { GraphRun } from './GraphRun.tsx'
import { LONGEST_PROMPT, lookAt, type RoomResult, type RoomView } from './room.ts'
import { changedOptions, roomSettings } from './roomSettings.ts'
import { TokenChain } from './TokenChain.tsx'
import { Teach } from '../../../ui/parts/Teach.tsx'
import lab from '../LabPart.module.css'
import styles from './MarkovRoom.module.css'
import { setOptions } from '../../../state/actions/options.ts'

function Trouble({ result }: { readonly result: Exclude<RoomResult, { kind: 'view' }> }) {
  const t = useTranslations('markov')
  const failureText = useFailureText()
  if (result.kind === 'failure') return <p role="alert">{failureText(result.failure)}</p>
  if (result.kind === 'long-token')
    return <p role="alert">{t('longToken', { token: result.token, length: result.length, most: result.most })}</p>
  return (
    <p role="alert">
      {result.kind === 'unsettled'
        ? t('unsettled', { detail: result.detail })
        : t('promptBad', { most: LONGEST_PROMPT })}
    </p>
  )
}

interface PredictProps {
  readonly prompt: string
  readonly view: RoomView
  readonly revealed: boolean
  readonly onReveal: (revealed: boolean) => void
}

function Predict({ prompt, view, revealed, onReveal }: PredictProps) {
  const t = useTranslations('markov')
  const format = useNumbers(2)
  const [guess, setGuess] = useState(0.5)
  const cut = view.cut.length === 0 ? t('emptyCut') : view.cut.join(' · ')
  const { naive } = view.answers
  return (
    <section aria-label={t('predict')} className={styles['predict']}>
      <h3>{t('predict')}</h3>
      <p>{t('question', { prompt, cut })}</p>
      <label className={lab['slider']}>
        <span>{t('guess')}</span>
        <input
          type="range"
          min={0}
          max={1}
          step={0.01}
          value={guess}
          disabled={revealed}
          onChange={(event) => setGuess(Number(event.target.value))}
        />
        <output>{format(guess)}</output>
      </label>
      <p>
        <Button look={revealed ? 'plain' : 'primary'} onClick={() => onReveal(!revealed)}>
          {revealed ? t('hide') : t('reveal')}
        </Button>{' '}
        <output>
          {revealed &&
            (naive.defined
              ? t('verdict', { guess: format(guess), answer: format(naive.nextIsA) })
              : t('verdictUndefined', { guess: format(guess) }))}
        </output>
      </p>
    </section>
  )
}

export default function MarkovRoom() {
  const t = useTranslations('markov')
  const store = useAppStore()
  const options = useAppState((state) => state.comparison.markov)
  const settings = useMemo(() => roomSettings(options), [options])
  const [revealed, setRevealed] = useState(false)
  const result = useMemo(() => lookAt(settings), [settings])
  return (
    <section aria-labelledby="markov-title" className={`${lab['part']} ${styles['room']}`}>
      <h2 id="markov-title">{t('title')}</h2>
      <p className={lab['what']}>{t('what')}</p>
      <div className={lab['columns']}>
        <ChainControls
          preset={options.preset}
          settings={settings}
          onPreset={(preset, prompt) => setOptions(store, 'markov', { preset, prompt, own: null })}
          onChange={(changed) => setOptions(store, 'markov', changedOptions(options, changed))}
        />
        <div className={`${lab['answers']} ${styles['results']}`}>
          {result.kind === 'view' ? (
            <>
              <p className={styles['cut']}>
                {t('cut')}:{' '}
                {result.view.cut.length === 0
                  ? t('emptyCut')
                  : result.view.cut.map((token, index) => (
                      // oxlint-disable-next-line react/no-array-index-key -- a token's place is what it is
                      <span key={index} className={styles['token']}>
                        {token}
                      </span>
                    ))}
              </p>
              <Predict prompt={settings.prompt} view={result.view} revealed={revealed} onReveal={setRevealed} />
              {revealed && (
                <>
                  <Answers answers={result.view.answers} />
                  <CoverTree view={result.view} prompt={settings.prompt} />
                  <TokenChain view={result.view} />
                  <GraphRun preset={options.preset} view={result.view} />
                </>
              )}
            </>
          ) : (
            <Trouble result={result} />
          )}
        </div>
      </div>
      <Teach title={t('teach')} paragraphs={[t('look'), t('try'), t('conclude')]} papers={t('papers')} />
    </section>
  )
}
