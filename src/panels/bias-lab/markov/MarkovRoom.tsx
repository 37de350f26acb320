/** The Markov room: a chain, a vocabulary, a prompt; what the language model says, and what is true. */
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { markovPresets } from '../../../bytelevel/markov/presets.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { Answers } from './Answers.tsx'
import { ChainControls } from './ChainControls.tsx'
import { CoverTree } from './CoverTree.tsx'
import { LONGEST_PROMPT, lookAt, settingsOf, type RoomResult, type RoomSettings, type RoomView } from './room.ts'
import { TokenChain } from './TokenChain.tsx'
import styles from './MarkovRoom.module.css'

const FIRST = 'runs'

function firstSettings(): RoomSettings {
  const preset = markovPresets.find(({ id }) => id === FIRST)
  if (preset === undefined) throw new Error(FIRST)
  return settingsOf(preset.chain, preset.segmenter, preset.prompts[0] ?? '')
}

function Trouble({ result }: { readonly result: Exclude<RoomResult, { kind: 'view' }> }) {
  const t = useTranslations('biasLab.markov')
  const failureText = useFailureText()
  if (result.kind === 'failure') return <p role="alert">{failureText(result.failure)}</p>
  return <p role="alert">{result.kind === 'unsettled' ? t('unsettled', { detail: result.detail }) : t('promptBad', { most: LONGEST_PROMPT })}</p>
}

interface PredictProps {
  readonly prompt: string
  readonly view: RoomView
  readonly revealed: boolean
  readonly onReveal: (revealed: boolean) => void
}

function Predict({ prompt, view, revealed, onReveal }: PredictProps) {
  const t = useTranslations('biasLab.markov')
  const format = useNumbers(2)
  const [guess, setGuess] = useState(0.5)
  const cut = view.cut.length === 0 ? t('emptyCut') : view.cut.join(' · ')
  const { naive } = view.answers
  return (
    <section aria-label={t('predict')} className={styles['predict']}>
      <h3>{t('predict')}</h3>
      <p>{t('question', { prompt, cut })}</p>
      <label className={styles['slider']}>
        <span>{t('guess')}</span>
        <input type="range" min={0} max={1} step={0.01} value={guess} disabled={revealed} onChange={(event) => setGuess(Number(event.target.value))} />
        <output>{format(guess)}</output>
      </label>
      <p>
        <Button look={revealed ? 'plain' : 'primary'} onClick={() => onReveal(!revealed)}>
          {revealed ? t('hide') : t('reveal')}
        </Button>{' '}
        <output>
          {revealed && (naive.defined ? t('verdict', { guess: format(guess), answer: format(naive.nextIsA) }) : t('verdictUndefined', { guess: format(guess) }))}
        </output>
      </p>
    </section>
  )
}

export function MarkovRoom() {
  const t = useTranslations('biasLab.markov')
  const [preset, setPreset] = useState(FIRST)
  const [settings, setSettings] = useState(firstSettings)
  const [revealed, setRevealed] = useState(false)
  const result = useMemo(() => lookAt(settings), [settings])
  return (
    <section aria-labelledby="markov-title" className={styles['room']}>
      <h2 id="markov-title">{t('title')}</h2>
      <p className={styles['what']}>{t('what')}</p>
      <div className={styles['columns']}>
        <ChainControls
          preset={preset}
          settings={settings}
          onPreset={(id, chosen) => {
            setPreset(id)
            setSettings(chosen)
          }}
          onChange={(changed) => {
            if (changed.prompt === settings.prompt) setPreset('own')
            setSettings(changed)
          }}
        />
        <div className={styles['results']}>
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
                </>
              )}
            </>
          ) : (
            <Trouble result={result} />
          )}
        </div>
      </div>
      <details className={styles['teach']}>
        <summary>{t('teach')}</summary>
        <p>{t('look')}</p>
        <p>{t('try')}</p>
        <p>{t('conclude')}</p>
        <p className={styles['note']}>{t('papers')}</p>
      </details>
    </section>
  )
}
