/** The way back: what each stage of a tokenizer's decoder makes of the pieces of its tokens. */
import { succeed, type Outcome } from '../tokenizers/failure.ts'
import type { TokenId } from '../tokenizers/encoding.ts'
import { runSteps } from '../tokenizers/runSteps.ts'
import { createDecoder } from '../tokenizers/stages/decoders/createDecoder.ts'
import { stageInWords } from '../tokenizers/stages/describe.ts'
import { stagesOf } from '../tokenizers/stages/stageTypes.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { stagesInside } from './stagesInside.ts'

interface DecoderStage {
  /** Null if the file names no decoder: the pieces are joined with spaces. */
  readonly name: string | null
  readonly pieces: readonly string[]
}

export interface DecoderTrace {
  /** Of each token, as the vocabulary spells it. */
  readonly pieces: readonly string[]
  /** None if a token is a byte or a character itself. */
  readonly stages: readonly DecoderStage[]
  readonly text: string
}

/** Failures: those of making a stage, which a loaded tokenizer has none of. */
export function traceDecoder(tokenizer: Tokenizer, ids: readonly TokenId[]): Outcome<DecoderTrace> {
  const inside = tokenizer.inside()
  const own = inside.kind === 'multi-word' ? inside.base.inside() : inside
  const pieces = ids.flatMap((id) => tokenizer.piece(id) ?? [])
  const text = tokenizer.decode(ids)
  if (own.kind === 'sentencepiece')
    return succeed({ pieces, stages: [{ name: 'SentencePiece', pieces: [text] }], text })
  if (own.kind !== 'stages' && own.kind !== 'byte-level') return succeed({ pieces, stages: [], text })
  const { decoder } = stagesInside(own)
  const named = stagesOf(decoder)
  const stages: DecoderStage[] = []
  let current: readonly string[] = pieces
  for (const json of named.length === 0 ? [null] : named) {
    const made = createDecoder(json)
    if (!made.ok) return made
    current = runSteps(made.value(current))
    stages.push({ name: json === null ? null : stageInWords(json), pieces: current })
  }
  return succeed({ pieces, stages, text })
}
