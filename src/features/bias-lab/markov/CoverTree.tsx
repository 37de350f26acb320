/** The covers of the prompt as a tree that grows token by token. */
import { greatest } from '../../../core/text/append.ts'
import { useTranslations } from 'use-intl'
import { Button } from '../../../ui/Button.tsx'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { coverTree, type CoverNode } from './coverTree.ts'
import type { RoomView } from './room.ts'
import { useGrowth } from './useGrowth.ts'
import lab from '../LabPart.module.css'
import styles from './MarkovRoom.module.css'

interface BranchProps {
  readonly nodes: readonly CoverNode[]
  readonly promptLength: number
  /** Levels of the tree still shown. */
  readonly depth: number
  readonly total: number
}

function Branch({ nodes, promptLength, depth, total }: BranchProps) {
  const t = useTranslations('markov')
  const format = useNumbers(6)
  return (
    <ul className={styles['branch']}>
      {nodes.map(({ token, probability, start, children }) => {
        const inside = Math.max(0, Math.min(token.length, promptLength - start))
        return (
          <li key={token}>
            <span className="visually-hidden">{t('treeNode', { token, probability: format(probability) })}</span>
            <span className={styles['node']} aria-hidden="true">
              <span className={styles['token']}>
                {token.slice(0, inside)}
                <u>{token.slice(inside)}</u>
              </span>
              <span className={styles['number']}>{format(probability)}</span>
              <span className={styles['share']} style={{ inlineSize: `${(100 * probability) / total}%` }} />
            </span>
            {children.length > 0 &&
              (depth > 1 ? (
                <Branch nodes={children} promptLength={promptLength} depth={depth - 1} total={total} />
              ) : (
                <em>{t('openBranch')}</em>
              ))}
          </li>
        )
      })}
    </ul>
  )
}

export function CoverTree({ view, prompt }: { readonly view: RoomView; readonly prompt: string }) {
  const t = useTranslations('markov')
  const format = useNumbers(6)
  const deepest = greatest(
    view.covers.map(({ tokens }) => tokens.length),
    1,
  )
  const { step: depth, setStep, isPlaying, canPlay, play, pause } = useGrowth(deepest)
  if (view.covers.length === 0) return prompt === '' ? null : <p>{t('noCovers')}</p>
  return (
    <section aria-label={t('coversTitle')}>
      <h3>{t('coversTitle')}</h3>
      <p className={lab['note']}>
        {t('coversWhat', {
          covers: view.covers.length,
          candidates: view.candidates,
          sum: format(view.promptProbability),
        })}
      </p>
      <div className={styles['stepper']}>
        <label>
          {t('step')}
          <input
            type="range"
            min={1}
            max={deepest}
            value={depth}
            onChange={(event) => setStep(Number(event.target.value))}
          />
          <output>{depth}</output>
        </label>
        <Button onClick={() => setStep(depth - 1)} disabled={depth <= 1}>
          {t('previous')}
        </Button>
        <Button onClick={() => setStep(depth + 1)} disabled={depth >= deepest}>
          {t('next')}
        </Button>
        {canPlay && deepest > 1 && (
          <Button onClick={isPlaying ? pause : play}>{isPlaying ? t('pause') : t('play')}</Button>
        )}
      </div>
      <Branch
        nodes={coverTree(view.covers)}
        promptLength={prompt.length}
        depth={depth}
        total={view.promptProbability}
      />
    </section>
  )
}
