/** The tokenization model over one piece, one step at a time; the pieces to choose from. */
import { useTranslations } from 'use-intl'
import type { TracedModel, TracedText } from '../../../platform/workers/workshop/protocol.ts'
import { setOptions } from '../../../state/actions/options.ts'
import { useAppState, useAppStore, useServices } from '../../../state/react.ts'
import { useFailureText } from '../../../ui/useFailureText.ts'
import shared from '../Workshop.module.css'
import { useAsked } from '../../../ui/useAsked.ts'
import { LatticeSteps } from './LatticeSteps.tsx'
import { MatchSteps } from './MatchSteps.tsx'
import { MergeSteps } from './MergeSteps.tsx'
import { PartChooser } from './PartChooser.tsx'
import { PlainSteps } from './PlainSteps.tsx'
import { Stage } from './Stage.tsx'
import { useTokenNames } from './useTokenNames.ts'

interface Props {
  readonly reference: string
  readonly name: string
  readonly traced: TracedText
}

/** The steps, with the piece that they are of. */
interface TracedPieceModel extends TracedModel {
  readonly piece: string
}

export function Model({ reference, name, traced }: Props) {
  const t = useTranslations('stages.model')
  const store = useAppStore()
  const services = useServices()
  const failureText = useFailureText()
  const options = useAppState((state) => state.comparison.stages)
  const { parts, isCutFurther, text } = traced.trace
  const place = Math.min(options.piece, Math.max(0, parts.length - 1))
  const part = parts[place]
  const asked = useAsked<TracedPieceModel>(
    part === undefined || part.added !== null ? null : JSON.stringify([reference, part.text]),
    async () => {
      const piece = part?.text ?? ''
      const outcome = await services.workshop.traceModel(reference, piece)
      return outcome.ok ? { ok: true, value: { ...outcome.value, piece } } : outcome
    },
  )
  return (
    <Stage entry="tokenization-model" title={t('title')}>
      <p className={shared['note']}>{t('choose', { name })}</p>
      {isCutFurther && <p className={shared['note']}>{t('cutFurther')}</p>}
      <PartChooser
        parts={parts}
        text={text}
        chosen={place}
        onChoose={(piece) => setOptions(store, 'stages', { piece, step: null, path: 0 })}
      />
      {part !== undefined && part.added !== null && <p className={shared['note']}>{t('added')}</p>}
      {asked.failure !== null && <p className={shared['failed']}>{failureText(asked.failure)}</p>}
      {asked.answer !== null && asked.failure === null && (
        <div className={asked.isAsking ? shared['stale'] : undefined} aria-busy={asked.isAsking}>
          <ModelSteps key={asked.answer.piece} traced={asked.answer} />
        </div>
      )}
    </Stage>
  )
}

function ModelSteps({ traced: { trace, tokens, piece } }: { readonly traced: TracedPieceModel }) {
  const names = useTokenNames(tokens, trace.kind === 'merges' ? trace.characters : undefined)
  switch (trace.kind) {
    case 'merges':
      return <MergeSteps trace={trace} names={names} />
    case 'longest-match':
      return <MatchSteps trace={trace} word={piece} names={names} />
    case 'lattice':
      return <LatticeSteps trace={trace} piece={piece} names={names} />
    case 'look-up':
    case 'bytes':
    case 'characters':
      return <PlainSteps trace={trace} piece={piece} names={names} />
  }
}
