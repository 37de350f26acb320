/** Gathers the texts that are chosen and starts training with them; says in words what is missing. */
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { textKey } from '../../../core/text/textKey.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { recipeName } from '../../../core/tokenizers/trainedRecipe.ts'
import { takesBase } from '../../../core/training/names.ts'
import { formatLanguages, formatRecipe, isLastingBase, type Recipe } from '../../../core/training/recipe.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { pinnedReference } from '../../../state/links/pinning.ts'
import { cardOf } from '../../../state/selectors.ts'
import type { AppState } from '../../../state/store.ts'
import { wantedOf } from '../../../state/trainingServices.ts'
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

const textField: Readonly<Record<TrainOptions['source'], (languages: TrainOptions['languages']) => string>> = {
  declaration: (languages) => `;languages=${formatLanguages(languages)}`,
  screen: () => ';text=screen',
  files: () => '',
}

/** `bpe-2048-eng-mya.json`; of other texts than the Declaration's with what they are instead of languages. */
export function fileNameOf({ algorithm, size, source, languages }: TrainOptions): string {
  return recipeName(`${algorithm};size=${size}${textField[source](languages)}`)
}

/** How to train it again; null if its text or its base does not travel. */
function recipeOf(options: TrainOptions, text: string, base: string | null): Recipe | null {
  const { algorithm, size, pattern, firstStage, parity, source, languages } = options
  if (source === 'files') return null
  if (takesBase(algorithm) && (base === null || !isLastingBase(base))) return null
  return {
    algorithm,
    size,
    pattern,
    firstStage,
    parity,
    base: takesBase(algorithm) ? base : null,
    text: source === 'screen' ? { kind: 'screen', key: textKey(text) } : { kind: 'declaration', languages },
  }
}

/** The tokenizer that would be changed, at the commit that is loaded. */
function pinnedBase(state: AppState, base: string | null): string | null {
  if (base === null) return null
  return pinnedReference(base, cardOf(state, base)?.source.revision ?? null)
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

  async function textsOf(options: TrainOptions, text: string): Promise<Outcome<readonly NamedText[]>> {
    switch (options.source) {
      case 'declaration':
        return declaration(options.languages)
      case 'screen':
        return succeed([{ name: t('text.sources.screen'), text, weight: 1 }])
      case 'files':
        return succeed(useRuns.getState().files)
    }
  }

  async function gather(): Promise<void> {
    const { train, tokenizers, text: shown } = store.getState().comparison
    setProblem(null)
    setGathering(true)
    const texts = await textsOf(train, shown)
    setGathering(false)
    if (!texts.ok) {
      setProblem(failureText(texts.failure))
      return
    }
    if (!texts.value.some(({ text, weight }) => weight > 0 && text !== '')) {
      setProblem(t(`problems.${train.source}`))
      return
    }
    const chosen = train.base !== null && tokenizers.includes(train.base) ? train.base : (tokenizers[0] ?? null)
    if (takesBase(train.algorithm) && chosen === null) {
      setProblem(t('problems.noBase'))
      return
    }
    const recipe = recipeOf(train, shown, pinnedBase(store.getState(), chosen))
    startRun(services.training, {
      fileName: fileNameOf(train),
      recipe: recipe === null ? null : formatRecipe(recipe),
      texts: texts.value,
      wanted: wantedOf(train, chosen ?? ''),
      areParallel: train.source === 'declaration',
    })
  }

  return { start: () => void gather(), isGathering, problem }
}
