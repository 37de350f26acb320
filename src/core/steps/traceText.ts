/**
 * A text on its way through the stages of a tokenizer, up to the pieces that its tokenization model is given: what each stage
 * makes of it. The steps of the model itself, piece by piece, are in `traceModel.ts`, the way back in `traceDecoder.ts`.
 */
import { fail, succeed, type Outcome } from '../tokenizers/failure.ts'
import type { EncodeOptions } from '../tokenizers/encoding.ts'
import type { Tokenizer } from '../tokenizers/tokenizer.ts'
import { stagesInside } from './stagesInside.ts'
import type { TextTrace } from './textTrace.ts'
import { traceStages } from './traceStages.ts'
import { traceUnits } from './traceUnits.ts'
import { traceWords } from './traceWords.ts'

/** Failures: those of making a stage, which a loaded tokenizer has none of. */
export function traceText(tokenizer: Tokenizer, text: string, options: EncodeOptions): Outcome<TextTrace> {
  const inside = tokenizer.inside()
  const wellFormed = text.toWellFormed()
  switch (inside.kind) {
    case 'bytes':
    case 'characters':
      return succeed(traceUnits(tokenizer, wellFormed, options))
    case 'multi-word': {
      const base = inside.base.inside()
      if (base.kind !== 'stages' && base.kind !== 'byte-level')
        return fail('unsupported', { what: tokenizer.card.name, detail: tokenizer.card.algorithm })
      const traced = traceStages(stagesInside(base), wellFormed, options)
      return traced.ok ? succeed({ ...traced.value, words: traceWords(inside, wellFormed, options) }) : traced
    }
    case 'adaptive':
      return fail('unsupported', { what: tokenizer.card.name, detail: tokenizer.card.algorithm })
    case 'sentencepiece':
      return traceStages(inside, wellFormed, options)
    case 'stages':
    case 'byte-level':
      return traceStages(stagesInside(inside), wellFormed, options)
  }
}
