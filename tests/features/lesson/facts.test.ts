/** Every number and every segmentation that the lessons' words name, computed anew from what the page ships. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { declarationUnits, readDeclarationIndex } from '../../../src/core/corpora/declaration.ts'
import { tokenEdits } from '../../../src/core/metrics/tokenEdits.ts'
import { defaultText } from '../../../src/core/samples/samples.ts'
import { countSegmentations } from '../../../src/core/segmenters/counting.ts'
import { encodeUtf8 } from '../../../src/core/text/utf8.ts'
import { ByteTokenizer } from '../../../src/core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../../src/core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../../src/core/tokenizers/characters/characterTokenizer.ts'
import type { Tokenizer } from '../../../src/core/tokenizers/tokenizer.ts'
import { lookAt, type RoomView } from '../../../src/features/bias-lab/markov/room.ts'
import { roomSettings } from '../../../src/features/bias-lab/markov/roomSettings.ts'
import type { StepId, Step } from '../../../src/features/lesson/lesson.ts'
import { lessons } from '../../../src/features/lesson/lessons/lessons.ts'
import { record } from '../../../src/features/lesson/lessons/programmers.ts'
import { changedTexts, SCREEN_TEXT } from '../../../src/state/changedTexts.ts'
import { comparisonOfStep } from '../../../src/state/actions/lesson.ts'
import type { Comparison } from '../../../src/state/comparison.ts'
import { tokenizerFromFile, vocabularyOrThrow } from '../../core/segmenters/tinyTokenizer.ts'
import { asText, shippedTokenizer, withSpecials } from '../../core/tokenizers/bpe/shipped.ts'

type Facts = Readonly<Record<string, number | string>>

function tokenizer(id: string): Tokenizer {
  const entry = findCard(id)
  if (entry === null) throw new Error(id)
  if (entry.engine === 'bytes') return new ByteTokenizer(entry.card)
  return entry.engine === 'characters' ? new CharacterTokenizer(entry.card) : shippedTokenizer(id)
}

const steps = lessons.flatMap(({ id, steps: own }) => own.map((step) => ({ lesson: id, step })))

/** What the step is shown with. */
function shown(id: StepId): Comparison {
  const found = steps.find(({ step }) => step.id === id)
  if (found === undefined) throw new Error(id)
  return comparisonOfStep(found.lesson, id, found.step.setUp)
}

const tokens = (id: string, text: string, options = asText): number => tokenizer(id).encode(text, options).ids.length

/** Spellings of the tokens; bytes that are no characters in hexadecimal. */
function pieces(id: string, text: string): readonly string[] {
  const { startByte, endByte } = tokenizer(id).encode(text, asText)
  const bytes = Buffer.from(encodeUtf8(text))
  return Array.from(startByte, (start, index) => {
    const own = bytes.subarray(start, endByte[index])
    return own.toString('utf8').includes('\uFFFD') ? own.toString('hex') : own.toString('utf8')
  })
}
const joined = (id: string, text: string): string => pieces(id, text).join('·').replaceAll(' ', '␣')
const round = (value: number, digits = 1): number => Number(value.toFixed(digits))

function room(id: StepId, prompt?: string): RoomView {
  const { markov } = shown(id)
  const result = lookAt(roomSettings({ ...markov, prompt: prompt ?? markov.prompt }))
  if (result.kind !== 'view') throw new Error(result.kind)
  return result.view
}
function probabilityOfA(prediction: RoomView['answers']['naive']): number {
  if (!prediction.defined) throw new Error('not defined')
  return round(prediction.nextIsA, 9)
}

/** Tokens per changed character, by language, then by lane. */
function changes(id: StepId): readonly {
  readonly language: string
  readonly lane: string
  readonly edits: number
  readonly perCharacter: number
}[] {
  const { perturbations, text, tokenizers } = shown(id)
  return changedTexts(perturbations, text).flatMap(({ language, before, after }) =>
    after === null
      ? []
      : tokenizers.map((lane) => {
          const [idsBefore, idsAfter] = [before, after].map((one) => tokenizer(lane).encode(one, asText).ids)
          const { edits, perCharacter } = tokenEdits(idsBefore ?? [], idsAfter ?? [], before, after)
          return { language, lane, edits, perCharacter: perCharacter ?? 0 }
        }),
  )
}
const changeOf = (id: StepId, language: string, lane: string) => {
  const found = changes(id).find((one) => one.language === language && one.lane === lane)
  if (found === undefined) throw new Error(`${language} ${lane}`)
  return found
}

const vocabulary = () => vocabularyOrThrow(tokenizerFromFile('public/models/tessera-bpe/tokenizer.json'))

const folder = new URL('../../../public/corpora/udhr/', import.meta.url)
/** Tokens of the Declaration's articles, each encoded alone, as a multiple of the English ones, over articles that both have. */
function premium(code: string, lane: string): number {
  const index = readDeclarationIndex(JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')))
  const unitsOf = (language: string) =>
    index === null
      ? null
      : declarationUnits(
          JSON.parse(gunzipSync(readFileSync(new URL(`${language}.gzip`, folder))).toString()),
          index,
          'article',
        )
  const [own, english] = [unitsOf(code) ?? [], unitsOf('eng') ?? []]
  const both = own.flatMap((unit, at) => {
    const other = english[at] ?? null
    return unit === null || other === null ? [] : [[unit, other] as const]
  })
  const sum = (side: 0 | 1): number => both.reduce((all, pair) => all + tokens(lane, pair[side]), 0)
  return round(sum(0) / sum(1))
}

const text = (id: StepId): string => shown(id).text
const graphemes = (of: string): readonly Intl.SegmentData[] => [...new Intl.Segmenter('en').segment(of)]
const [english = '', burmese = ''] = defaultText.split('\n')

/** For each step that names facts. */
const computed: Readonly<Partial<Record<StepId, () => Facts>>> = {
  'runs-of-a': () => {
    const { naive, truth } = room('runs-of-a').answers
    return { naive: probabilityOfA(naive), truth: probabilityOfA(truth) }
  },
  healing: () => {
    const [own, other] = [room('healing').answers, room('healing', 'BAA').answers]
    return {
      healed: probabilityOfA(own.healed),
      truth: probabilityOfA(own.truth),
      otherHealed: probabilityOfA(other.healed),
      otherTruth: probabilityOfA(other.truth),
    }
  },
  covers: () => {
    const { covers, promptProbability, answers } = room('covers')
    const of = (spelling: string): number =>
      covers.find((cover) => cover.tokens.join('') === spelling)?.probability ?? 0
    const inEighths: Readonly<Record<number, string>> = { 0.125: '1/8', 0.375: '3/8', 0.5: '1/2' }
    const named = (value: number): string => inEighths[round(value, 9)] ?? String(value)
    return {
      short: named(of('A')),
      long: named(of('AA')),
      sum: named(promptProbability),
      answer: probabilityOfA(answers.covers),
    }
  },
  merges: () => {
    const { covers } = room('merges')
    return {
      covers: covers.length,
      list: covers
        .map((cover) => cover.tokens.join('·'))
        .toSorted()
        .join(', '),
    }
  },
  'cut-name': () => ({ part: joined('tessera-bpe', ' Boul'), whole: joined('tessera-bpe', ' Boulder') }),
  'how-many': () => ({
    segmentations: Number(countSegmentations(vocabulary(), encodeUtf8(shown('how-many').segmentations.text))),
  }),
  capitals: () => {
    const of = (lane: string): number => round(changeOf('capitals', 'en', lane).perCharacter, 2)
    return { gpt2: of('gpt2'), o200k: of('o200k_base'), tessera: of('tessera-bpe'), bytes: of('byt5') }
  },
  'space-at-the-end': () => {
    const all = changes('space-at-the-end')
    expect(all.every(({ perCharacter }) => perCharacter === 1)).toBe(true)
    return { cells: all.length }
  },
  'look-alike': () => {
    const edits = (lane: string): number => changeOf('look-alike', SCREEN_TEXT, lane).edits
    return { gpt2: edits('gpt2'), bytes: edits('byt5') }
  },
  'plain-english': () => ({
    words: text('plain-english').split(' ').length,
    gpt2: tokens('gpt2', text('plain-english')),
    o200k: tokens('o200k_base', text('plain-english')),
  }),
  indentation: () => {
    const of = (lane: string): number => tokens(lane, text('indentation'))
    return { gpt2: of('gpt2'), cl100k: of('cl100k_base'), o200k: of('o200k_base') }
  },
  json: () => {
    const [pretty, compact] = [text('json'), JSON.stringify(record)].map((one) => tokens('o200k_base', one))
    return { pretty: pretty ?? 0, compact: compact ?? 0 }
  },
  digits: () => ({
    qwen3: tokens('qwen3', text('digits')),
    gpt2Pieces: joined('gpt2', text('digits')),
    o200kPieces: joined('o200k_base', text('digits')),
  }),
  'chat-markers': () => ({
    special: tokens('qwen3', text('chat-markers'), withSpecials),
    asText: tokens('qwen3', text('chat-markers')),
    marker: tokens('qwen3', '<|im_start|>'),
  }),
  'two-languages': () => {
    const [one, other] = [`${english}\n`, burmese].map((line) => tokens('gpt2', line))
    return {
      english: one ?? 0,
      burmese: other ?? 0,
      gpt2: Math.round((other ?? 0) / (one ?? 1)),
      o200k: round(tokens('o200k_base', burmese) / tokens('o200k_base', `${english}\n`)),
    }
  },
  budget: () => {
    const { compare, tokenizers } = shown('budget')
    const all = tokenizers.map((lane) => tokens(lane, defaultText))
    return {
      budget: compare.contextLengths['gpt2'] ?? 0,
      fit: tokenizers.filter((lane, at) => (all[at] ?? Infinity) <= (compare.contextLengths[lane] ?? 0)).length,
      most: Math.max(...all),
      fewest: Math.min(...all),
    }
  },
  characters: () => unitsOfText('characters'),
  family: () => unitsOfText('family'),
  scripts: () => unitsOfText('scripts'),
  'normal-forms': () => {
    const [composed = '', decomposed = ''] = text('normal-forms').split('\n')
    expect([composed, decomposed]).toEqual([composed.normalize('NFC'), composed.normalize('NFD')])
    const [qwen3 = [], alike] = [composed, decomposed].map((form) => [...tokenizer('qwen3').encode(form, asText).ids])
    expect(qwen3).toEqual(alike)
    return {
      gpt2Nfc: tokens('gpt2', composed),
      gpt2Nfd: tokens('gpt2', decomposed),
      o200kNfc: tokens('o200k_base', composed),
      o200kNfd: tokens('o200k_base', decomposed),
      qwen3: qwen3.length,
    }
  },
  morphemes: () => {
    const [turkish = '', finnish = '', unhappiness = ''] = text('morphemes')
      .split('\n')
      .map((word) => joined('o200k_base', word))
    // As one text they are segmented as alone, but for the line breaks.
    expect(joined('o200k_base', text('morphemes')).replaceAll('·\n·', '\n')).toBe(
      [turkish, finnish, unhappiness].join('\n'),
    )
    return { turkish, finnish, english: unhappiness }
  },
  'no-spaces': () => {
    const thai = text('no-spaces')
    const begins = new Set(graphemes(thai).map(({ index }) => encodeUtf8(thai.slice(0, index)).length))
    const { startByte } = tokenizer('o200k_base').encode(thai, asText)
    return { tokens: startByte.length, inside: [...startByte].filter((start) => !begins.has(start)).length }
  },
  premium: () => {
    const of = (code: string): number => premium(code, 'o200k_base')
    return { french: of('fra'), finnish: of('fin'), hindi: of('hin'), burmese: of('mya'), amharic: of('amh') }
  },
}

function unitsOfText(id: StepId): Facts {
  const of = text(id)
  return {
    graphemes: graphemes(of).length,
    codePoints: [...of].length,
    bytes: encodeUtf8(of).length,
    gpt2: tokens('gpt2', of),
    o200k: tokens('o200k_base', of),
  }
}

/** By a language model: see `tests/platform/workers/nextByteServer.test.ts`, where it is loaded. */
const BY_LANGUAGE_MODEL: readonly StepId[] = ['lone-space']
const named = steps.filter(({ step }) => Object.keys(step.facts).length > 0 && !BY_LANGUAGE_MODEL.includes(step.id))
test.each(named.map(({ step }): [StepId, Step] => [step.id, step]))('the facts of %s are so', (id, step) => {
  expect(computed[id]?.()).toEqual(step.facts)
})
