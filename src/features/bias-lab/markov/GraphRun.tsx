/** The chain as a real language model: its ONNX graph, run as any other, beside the exact probabilities. */
import { useFormatter, useTranslations } from 'use-intl'
import { findLanguageModelCard } from '../../../core/scores/catalogue.ts'
import { retryLanguageModel, wantLanguageModel } from '../../../state/actions/scoring.ts'
import type { MarkovOptions } from './options.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { languageModelStatus } from '../../../state/scoringSelectors.ts'
import { Button } from '../../../ui/Button.tsx'
import { SlowFetch } from '../../../ui/SlowFetch.tsx'
import { useFailureText } from '../../../ui/useFailureText.ts'
import { useNumbers } from '../../../ui/useNumbers.ts'
import { largestDifference, languageModelOfPreset, TOLERANCE } from './graphs.ts'
import { powersOfTen } from '../../../ui/powersOfTen.ts'
import type { RoomView } from './room.ts'
import { useGraphRow } from './useGraphRow.ts'
import lab from '../LabPart.module.css'
import styles from './MarkovRoom.module.css'

function Rows({ languageModel, view }: { readonly languageModel: string; readonly view: RoomView }) {
  const t = useTranslations('markov')
  const format = useNumbers(8)
  const failureText = useFailureText()
  const { cut, vocabulary, nextTokens } = view
  const row = useGraphRow(languageModel, vocabulary, cut)
  if (row === null) return <output>{t('graphRunning')}</output>
  if (!row.ok) return <p role="alert">{failureText(row.failure)}</p>
  if (nextTokens === null) return <p>{t('graphImpossible')}</p>
  const difference = largestDifference(row.value, nextTokens)
  return (
    <>
      <output className={difference <= TOLERANCE ? styles['right'] : styles['off']}>
        {t(difference <= TOLERANCE ? 'graphAgrees' : 'graphDiffers', {
          difference: powersOfTen(difference),
          tolerance: powersOfTen(TOLERANCE),
        })}
      </output>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <section className={`${lab['scroll']} ${styles['scroll']}`} aria-label={t('graphTitle')} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('graphToken')}</th>
              <th scope="col">{t('graphExact')}</th>
              <th scope="col">{t('graphOnnx')}</th>
            </tr>
          </thead>
          <tbody>
            {vocabulary.map((token, index) => (
              <tr key={token}>
                <th scope="row">
                  <span className={styles['token']}>{token}</span>
                </th>
                <td className={styles['number']}>{format(nextTokens[index] ?? 0)}</td>
                <td className={styles['number']}>{format(row.value[index] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

function Run({ languageModel, view }: { readonly languageModel: string; readonly view: RoomView }) {
  const t = useTranslations('markov')
  const store = useAppStore()
  const services = useServices()
  const format = useFormatter()
  const failureText = useFailureText()
  const status = useAppState((state) => languageModelStatus(state, languageModel))
  const bytes = findLanguageModelCard(languageModel)?.downloadBytes ?? 0
  switch (status.status) {
    case 'idle':
      return (
        <p>
          <Button onClick={() => wantLanguageModel(store, languageModel)}>
            {t('graphRun', {
              size: format.number(bytes / 1000, { style: 'unit', unit: 'kilobyte', maximumFractionDigits: 0 }),
            })}
          </Button>
        </p>
      )
    case 'loading':
      return (
        <>
          <output>{t('graphLoading')}</output>
          <SlowFetch
            name={languageModel}
            loadedBytes={status.progress?.loadedBytes ?? 0}
            totalBytes={status.progress?.totalBytes ?? null}
            onStop={() => services.scoring.cancelLoad(languageModel)}
          />
        </>
      )
    case 'failed':
      return (
        <p role="alert">
          {failureText(status.failure)}{' '}
          <Button onClick={() => retryLanguageModel(store, languageModel)}>{t('graphRetry')}</Button>
        </p>
      )
    case 'ready':
      return <Rows languageModel={languageModel} view={view} />
  }
}

export function GraphRun({ preset, view }: { readonly preset: MarkovOptions['preset']; readonly view: RoomView }) {
  const t = useTranslations('markov')
  const languageModel = languageModelOfPreset(preset)
  return (
    <section aria-labelledby="markov-graph" className={styles['graph']}>
      <h3 id="markov-graph">{t('graphTitle')}</h3>
      <p className={lab['note']}>
        {languageModel === null
          ? t('graphOwn')
          : t('graphWhat', { tokens: view.cut.length === 0 ? t('emptyCut') : view.cut.join(' · ') })}
      </p>
      {languageModel !== null && <Run languageModel={languageModel} view={view} />}
    </section>
  )
}
