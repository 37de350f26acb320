/** The reader guesses where two tokenizers split a short text, then sees where they do. A few rounds, skipped at will. */
import { useState, type KeyboardEvent } from 'react'
import { useTranslations } from 'use-intl'
import { useServices } from '../../../state/react.ts'
import type { Encoding } from '../../../core/tokenizers/encoding.ts'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import { Button } from '../../../ui/Button.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { boundariesOf, guessed, judged, partsOf, rounds } from './guess.ts'
import { Guessed } from './Guessed.tsx'
import styles from './Opening.module.css'

interface Props {
  readonly onClose: () => void
}

/** Each round begins at its title, and goes on at its answer: what had the focus is gone. */
const focusNew = (shown: HTMLElement | null): void => shown?.focus()

type Answer = readonly { readonly reference: string; readonly encoding: Encoding }[]

export default function GuessGame({ onClose }: Props) {
  const t = useTranslations('guess')
  const services = useServices()
  const failureText = useFailureText()
  const [round, setRound] = useState(0)
  const [guess, setGuess] = useState<ReadonlySet<number>>(new Set())
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isAsking, setAsking] = useState(false)
  const text = rounds[round] ?? ''
  const characters = [...text]
  const isLast = round === rounds.length - 1

  const toggle = (boundary: number): void => {
    const next = new Set(guess)
    if (!next.delete(boundary)) next.add(boundary)
    setGuess(next)
  }
  async function show(): Promise<void> {
    setAsking(true)
    setFailure(null)
    const found: Answer[number][] = []
    for (const reference of guessed) {
      const outcome = await services.languages.segment(reference, text)
      if (!outcome.ok) {
        setFailure(outcome.failure)
        setAsking(false)
        return
      }
      found.push({ reference, encoding: outcome.value })
    }
    setAnswer(found)
    setAsking(false)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  const next = (): void => {
    setRound(round + 1)
    setGuess(new Set())
    setAnswer(null)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a key beside the button that does the same
    <section aria-labelledby="guess-title" className={styles['game']} onKeyDown={onKeyDown}>
      <h3 key={round} id="guess-title" ref={focusNew} tabIndex={-1}>
        {t('title', { round: round + 1, of: rounds.length })}
      </h3>
      <p>{t('how')}</p>
      <fieldset className={styles['letters']} disabled={answer !== null}>
        <legend className="visually-hidden">{t('letters', { text })}</legend>
        {characters.map((character, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- a character's place is what it is
          <span key={index} translate="no">
            {index > 0 && (
              <button
                type="button"
                className={styles['gap']}
                aria-pressed={guess.has(index)}
                aria-label={t('between', { before: characters[index - 1] ?? '', after: character })}
                onClick={() => toggle(index)}
              />
            )}
            <span className={styles['letter']}>{character === ' ' ? '␣' : character}</span>
          </span>
        ))}
      </fieldset>
      {failure !== null && <p role="alert">{failureText(failure)}</p>}
      <output className={styles['answers']}>
        {answer !== null && (
          <div ref={focusNew} tabIndex={-1} className={styles['answer']}>
            <Guessed name={t('yours')} parts={partsOf(text, guess)} note="" />
            {answer.map(({ reference, encoding }) => {
              const boundaries = boundariesOf(text, encoding)
              return (
                <Guessed
                  key={reference}
                  reference={reference}
                  parts={partsOf(text, boundaries)}
                  note={t('score', { ...judged(guess, boundaries), all: boundaries.length })}
                />
              )
            })}
          </div>
        )}
      </output>
      <p className={styles['buttons']}>
        {answer === null ? (
          <Button look="primary" disabled={isAsking} onClick={() => void show()}>
            {isAsking ? t('asking') : t('show')}
          </Button>
        ) : (
          !isLast && (
            <Button look="primary" onClick={next}>
              {t('next')}
            </Button>
          )
        )}
        <Button look="quiet" onClick={onClose}>
          {answer !== null && isLast ? t('done') : t('skip')}
        </Button>
      </p>
    </section>
  )
}
