/** What can be done with a tokenizer that was trained: compare it, also with its first entries only, save it, forget it. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { VariantChanges } from '../../../core/tokenizers/variants/changes.ts'
import { isTopDown } from '../../../core/training/names.ts'
import { useServices } from '../../../state/react.ts'
import { Button } from '../../../ui/Button.tsx'
import { saveFile } from '../../../ui/saveFile.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import shared from '../Workshop.module.css'
import { FirstEntries } from './FirstEntries.tsx'
import { removeRun, type DoneRun } from './runs.ts'

/** How many of the entries that are wanted there are; of a base, how many were learnt or dropped. */
function filledOf({ algorithm, points, state: { trained } }: DoneRun): number {
  if (algorithm === 'continue') return trained.merges
  return algorithm === 'prune-leaves' ? (points[0]?.size ?? 0) - trained.size : trained.size
}

/** Whether there is what was wanted, and if not, why. */
function outcomeOf(run: DoneRun): 'nothing' | 'filled' | 'notFilled' | 'notFilledPieces' | 'notDropped' {
  const { algorithm, merges, wantedSize } = run
  if (!isTopDown(algorithm) && merges.length === 0) return 'nothing'
  if (filledOf(run) >= wantedSize) return 'filled'
  if (algorithm === 'prune-leaves') return 'notDropped'
  return isTopDown(algorithm) ? 'notFilledPieces' : 'notFilled'
}

interface Props {
  readonly run: DoneRun
  /** Entries, of which the first are chosen. */
  readonly chosen: number
  readonly onChoose: (entries: number) => void
}

export function RunActions({ run, chosen, onChoose }: Props) {
  const t = useTranslations('train.run')
  const services = useServices()
  const failureText = useFailureText()
  const format = useNumbers()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [added, setAdded] = useState<string | null>(null)
  const { id, fileName, recipe, wantedSize } = run
  const { bytes, size, before } = run.state.trained
  const filled = filledOf(run)
  const outcome = outcomeOf(run)

  const add = async (name: string, changes?: VariantChanges): Promise<void> => {
    setFailure(null)
    const file = { name: fileName, bytes: bytes.slice(0), beside: [], tiktokenPattern: null }
    const lane = await services.addFile(recipe === null ? file : { ...file, recipe }, changes)
    if (lane.ok) setAdded(name)
    else setFailure(lane.failure)
  }
  const addFirst = async (): Promise<void> => {
    if (before === null) return
    const merged = before.made + chosen - before.entries
    await add(t('firstOf', { name: fileName, entries: format(chosen) }), { merges: merged })
  }
  return (
    <>
      <output className={shared['note']}>
        {outcome === 'nothing'
          ? t('nothing')
          : t(outcome, { size: format(outcome === 'filled' ? size : filled), all: format(wantedSize) })}{' '}
        {t(recipe === null ? 'staysHere' : 'travels')}
      </output>
      <p className={shared['buttons']}>
        <Button look="primary" onClick={() => void add(fileName)}>
          {t('addLane')}
        </Button>
        <Button onClick={() => saveFile(fileName, 'application/json', new Blob([bytes]))}>{t('save')}</Button>
        <Button look="quiet" onClick={() => removeRun(id)}>
          {t('remove')}
        </Button>
        <output>{added !== null && t('added', { name: added })}</output>
      </p>
      {failure !== null && (
        <p role="alert" className={shared['failed']}>
          {failureText(failure)}
        </p>
      )}
      {before !== null && size - before.entries > 1 && (
        <FirstEntries
          run={run}
          least={before.entries + 1}
          most={size}
          chosen={chosen}
          onChoose={onChoose}
          onAdd={() => void addFirst()}
        />
      )}
    </>
  )
}
