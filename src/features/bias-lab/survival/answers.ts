/** Answers what a language model says of what comes next after other segmentations of the same prompt. */
import { jensenShannonBits, normalized } from '../../../core/bytelevel/distribution.ts'
import { greedyContinuations } from '../../../core/bytelevel/greedyContinuation.ts'
import { MAX_PROMPT_BYTES } from '../../../core/bytelevel/nextByteMethods.ts'
import type { Tokens } from '../../../core/bytelevel/nextTokenModel.ts'
import { firstByteMasses } from '../../../core/bytelevel/tokenReaders.ts'
import { segmentationSampler } from '../../../core/segmenters/counting.ts'
import { bpeDropout } from '../../../core/segmenters/dropout.ts'
import { cutEachPreToken } from '../../../core/segmenters/preTokens.ts'
import type { Vocabulary } from '../../../core/segmenters/vocabulary.ts'
import { seededRandom } from '../../../core/text/seededRandom.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import { fail, succeed } from '../../../core/tokenizers/failure.ts'
import type { LabAnswerer, LabAnswers } from '../../../platform/workers/lab/server.ts'
import { rowsOf } from '../model/rowsOf.ts'
import { MAX_DRAWS } from './options.ts'
import type { AfterSegmentation, SurvivalQuestion } from './questions.ts'

/** Segmentations of the prompt's bytes: drawn from one generator, one after the other. */
function drawnOf(
  vocabulary: Vocabulary,
  bytes: Uint8Array,
  { drawing, dropout, draws, seed }: SurvivalQuestion,
): readonly Tokens[] {
  const random = seededRandom(seed)
  const count = Math.min(MAX_DRAWS, draws)
  if (drawing === 'uniform') {
    const sample = segmentationSampler(vocabulary, bytes)
    return Array.from({ length: count }, () => sample(random))
  }
  const options = { variant: 'all-occurrences', probability: dropout, random } as const
  return Array.from({ length: count }, () =>
    cutEachPreToken(vocabulary, bytes, (_, piece) => bpeDropout(vocabulary, piece, options)),
  )
}

const survival: LabAnswerer<'survival'> = async (question, { model, signal, pause }, onStep) => {
  const { vocabulary, facts } = model
  const text = vocabulary.normalize(question.prompt.toWellFormed())
  const bytes = encodeUtf8(text)
  const most = Math.min(MAX_PROMPT_BYTES, facts.contextLength - 1 - question.mostBytes)
  if (bytes.length > most) return fail('too-large', { what: 'prompt', limit: `${most} B` })
  const canonical = vocabulary.encode(bytes)
  const drawn = drawnOf(vocabulary, bytes, question)
  // The same one asked once; the canonical one first, for the others are compared with it.
  const different = new Map([canonical, ...drawn].map((tokens) => [tokens.join(), tokens]))
  const rows = rowsOf(model)
  const answers = new Map<string, AfterSegmentation>()
  let first: AfterSegmentation['next'] = null
  for (const [key, tokens] of different) {
    const [row = []] = await rows.of([tokens], signal)
    const next = normalized(firstByteMasses(vocabulary, row, model.model.endToken))
    if (answers.size === 0) first = next
    const [continuation] = await greedyContinuations(vocabulary, rows, [tokens], question.mostBytes, signal)
    answers.set(key, {
      tokens: tokens.map((id) => ({ bytes: vocabulary.bytesOf(id) })),
      next,
      divergenceBits: first === null || next === null ? null : jensenShannonBits(first, next),
      continuation: continuation?.bytes ?? new Uint8Array(),
      hasEnded: continuation?.hasEnded ?? false,
    })
    onStep({ done: answers.size, of: different.size })
    await pause()
  }
  const after = (tokens: Tokens): readonly AfterSegmentation[] => {
    const found = answers.get(tokens.join())
    return found === undefined ? [] : [found]
  }
  const [ofCanonical] = after(canonical)
  if (ofCanonical === undefined) return fail('internal', { detail: 'the canonical segmentation was not asked' })
  return succeed({ text, canonical: ofCanonical, drawn: drawn.flatMap(after) })
}

export const survivalAnswers: Pick<LabAnswers, 'survival'> = { survival }
