/** Gathers the texts that are chosen and starts training with them; says in words what is missing. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import type { WantedTraining } from '../../../state/trainingServices.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import type { TrainOptions } from './options.ts'
import { startRun, useRuns, type NamedText } from './runs.ts'
import { useDeclaration } from './useDeclaration.ts'

export interface Starting {
  readonly start: () => void
  /** Texts are being fetched. */
  readonly isGathering: boolean
  /** Why nothing was started; null if nothing is wrong. */
  readonly problem: string | null
}

/** `bpe-2048-eng-mya.json`; of other texts than the Declaration's with what they are instead of languages. */
export function fileNameOf({ algorithm, size, source, languages }: TrainOptions): string {
  const MAX_NAMED = 4
  const codes = languages.filter(({ weight }) => weight > 0).map(({ code }) => code)
  const named = codes.length > MAX_NAMED ? [...codes.slice(0, MAX_NAMED), `and-${codes.length - MAX_NAMED}`] : codes
  return `${[algorithm, size, ...(source === 'declaration' ? named : [source])].join('-')}.json`
}

/** Null if there is no tokenizer to go on with. */
function wantedOf(options: TrainOptions, tokenizers: readonly string[]): WantedTraining | null {
  const { algorithm, pattern, size, firstStage, parity, base } = options
  if (algorithm !== 'continue')
    return { kind: 'new', settings: { algorithm, pattern, vocabularySize: size, firstStage, parity } }
  const lane = base !== null && tokenizers.includes(base) ? base : tokenizers[0]
  return lane === undefined ? null : { kind: 'continue', base: lane, entries: size }
}

export function useStart(): Starting {
  const t = useTranslations('train')
  const store = useAppStore()
  const services = useServices()
  const failureText = useFailureText()
  const source = useAppState((state) => state.comparison.train.source)
  const { answer: known } = useDeclaration(source === 'declaration')
  const [isGathering, setGathering] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)

  async function declaration(languages: TrainOptions['languages']): Promise<Outcome<readonly NamedText[]>> {
    const texts: NamedText[] = []
    for (const { code, weight } of languages) {
      const read = await services.training.declaration(code)
      if (!read.ok) return fail(read.failure.code, read.failure.values)
      texts.push({ name: known?.find((language) => language.code === code)?.name ?? code, text: read.value, weight })
    }
    return succeed(texts)
  }

  async function textsOf(options: TrainOptions): Promise<Outcome<readonly NamedText[]>> {
    switch (options.source) {
      case 'declaration':
        return declaration(options.languages)
      case 'screen':
        return succeed([{ name: t('text.sources.screen'), text: store.getState().comparison.text, weight: 1 }])
      case 'files':
        return succeed(useRuns.getState().files)
    }
  }

  async function gather(): Promise<void> {
    const { train } = store.getState().comparison
    setProblem(null)
    setGathering(true)
    const texts = await textsOf(train)
    setGathering(false)
    if (!texts.ok) {
      setProblem(failureText(texts.failure))
      return
    }
    if (!texts.value.some(({ text, weight }) => weight > 0 && text !== '')) {
      setProblem(t(`problems.${train.source}`))
      return
    }
    const wanted = wantedOf(train, store.getState().comparison.tokenizers)
    if (wanted === null) {
      setProblem(t('problems.noBase'))
      return
    }
    startRun(services.training, {
      fileName: fileNameOf(train),
      texts: texts.value,
      wanted,
      areParallel: train.source === 'declaration',
    })
  }

  return { start: () => void gather(), isGathering, problem }
}
