/** `docs/lesson.md` is the lessons of the page, on paper: written from their steps and words, and not stale. */
import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import { comparisonOf, contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { loadedSampleText } from '../../src/core/samples/samples.ts'
import { numberOf } from '../../src/features/lesson/given.ts'
import type { Lesson, Step } from '../../src/features/lesson/lesson.ts'
import { lessons } from '../../src/features/lesson/lessons/lessons.ts'
import { lessonIds } from '../../src/features/lesson/options.ts'
import { biasLabParts } from '../../src/features/bias-lab/options.ts'
import { comparisonOfStep } from '../../src/state/actions/lesson.ts'
import { readLink, writeLink } from '../../src/state/links/link.ts'
import { english as messages } from '../ui/messages/english.ts'

const t = createTranslator({ locale: 'en', messages, namespace: 'lesson' })

const ABOUT = `This file is written by \`tests/docs/lesson.test.ts\` from the lessons of the page (\`src/features/lesson/lessons\`); do not
change it by hand. In the page they are under **Lessons**; *Present* shows them to a room, with a QR code of the step for
the students' phones. The links below are relative to the page: put what begins with \`#\` behind the address at which it is
served. Nothing about a student is stored. Every number is computed anew by a test.`

const READING = `A and B of the first lesson: Phan, Havasi, Muckley, Ullrich: *Understanding and Mitigating Tokenization Bias in Language
Models* (2024). Phan and others: *Exact Byte-Level Probabilities from Tokenized Language Models* (2025). Vieira and others:
*From Language Models over Tokens to Language Models over Characters* (2024). C: Chirkova and others: *Should you marginalize
over possible tokenizations?* (2023). Geh and others: *Where is the signal in tokenization space?* (2024). D: Chai and
others: *Tokenization Falling Short: On Subword Robustness in Large Language Models* (2024). The other lessons: Petrov and
others: *Language Model Tokenizers Introduce Unfairness Between Languages* (2023). Ahia and others: *Do All Languages Cost
the Same?* (2023).`

const steps = lessons.flatMap((lesson) => lesson.steps.map((step) => ({ lesson, step })))

function linkOf(lesson: Lesson, step: Step): string {
  return writeLink(contentOf(comparisonOfStep(lesson.id, step.id, step.setUp)), loadedSampleText).fragment
}

function answerOf(step: Step): string {
  const { question } = step
  return question.kind === 'choice'
    ? t(`choices.${question.answer}`)
    : t('value', { value: numberOf(step) ?? Number.NaN })
}

function written(lesson: Lesson, step: Step): string {
  const { id, facts, question } = step
  const choices = question.kind === 'choice' ? question.choices.map((choice) => `- ${t(`choices.${choice}`)}`) : []
  return [
    `### ${t(`steps.${id}.title`)}`,
    `[Open this step](${linkOf(lesson, step)})`,
    t(`steps.${id}.why`, facts),
    `**Ask:** ${t(`steps.${id}.question`, facts)}`,
    ...(choices.length > 0 ? [choices.join('\n')] : []),
    `**Answer: ${answerOf(step)}.** ${t(`steps.${id}.answer`, facts)}`,
    `**Then:** ${t(`steps.${id}.try`, facts)}`,
  ].join('\n\n')
}

test('the document is what the lessons say', async () => {
  const chapters = lessons.map((lesson) =>
    [
      `## ${t(`titles.${lesson.id}`)}`,
      `${t(`forWhom.${lesson.id}`)} ${t('length', { minutes: lesson.minutes, steps: lesson.steps.length })}.`,
      ...lesson.steps.map((step) => written(lesson, step)),
    ].join('\n\n'),
  )
  await expect(['# Lessons', ABOUT, ...chapters, '## Reading', READING].join('\n\n') + '\n').toMatchFileSnapshot(
    '../../docs/lesson.md',
  )
})

test('every lesson that a link can name is there, and no step is twice', () => {
  expect(lessons.map(({ id }) => id)).toEqual([...lessonIds])
  const ids = steps.map(({ step }) => step.id)
  expect(ids.toSorted()).toEqual(Object.keys(messages.lesson.steps).toSorted())
  const parts = new Set(steps.map(({ step }) => step.setUp.biasLab?.part).filter((part) => part !== undefined))
  expect([...parts]).toEqual([...biasLabParts])
})

test.each(steps.map(({ lesson, step }) => [step.id, lesson, step] as const))(
  'the link of %s opens what the step sets up, short enough for a QR code of a room',
  (_, lesson, step) => {
    const link = linkOf(lesson, step)
    const reading = readLink(link)
    if (reading.status !== 'read') throw new Error(reading.status)
    expect(reading.unknown).toEqual([])
    const opened = comparisonOf(reading.content, '', {
      isSample: () => true,
      sampleTextOf: loadedSampleText,
      panels: ['compare', 'languages', 'probabilities', 'bias-lab'],
    })
    expect(opened).toEqual(comparisonOfStep(lesson.id, step.id, step.setUp))
    expect(link.length).toBeLessThan(700)
  },
)

test('no number stands in the words of a step but as a fact: it would not be computed anew', () => {
  /** Names, formulas, and what a step sets up itself. */
  const allowed = /GPT-2|o200k_base|cl100k_base|Qwen3|UTF-8|1234567|\b[A-E]\d\.|^\d\. |P\([^)]*\)|Step B1/g
  const numbers = Object.entries(messages.lesson.steps).flatMap(([id, words]) =>
    Object.values(words).flatMap((text) => {
      const bare = text.replaceAll(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g, '').replaceAll(allowed, '')
      return /\d/.test(bare) ? [`${id}: ${bare}`] : []
    }),
  )
  expect(numbers).toEqual([])
})

test('every fact is named by the words of its step, and they name no other', () => {
  for (const { step } of steps) {
    const words = Object.values(messages.lesson.steps[step.id]).join(' ')
    const named = new Set([...words.matchAll(/\{(\w+)[,}]/g)].map(([, name = '']) => name))
    const { question } = step
    const asked = question.kind === 'number' ? [question.fact] : []
    expect({ id: step.id, named: [...new Set([...named, ...asked])].toSorted() }).toEqual({
      id: step.id,
      named: Object.keys(step.facts).toSorted(),
    })
  }
})

test('what the reader is told to press or to look at is called so on the page', () => {
  const labels = leaves(Object.fromEntries(Object.entries(messages).filter(([namespace]) => namespace !== 'lesson')))
  for (const [id, words] of Object.entries(messages.lesson.steps))
    for (const [, quoted = ''] of words.try.matchAll(/“([^”]+)”/g))
      expect({ id, quoted, isThere: labels.some((label) => label.startsWith(quoted)) }).toEqual({
        id,
        quoted,
        isThere: true,
      })
})

function leaves(node: object): readonly string[] {
  return Object.values(node).flatMap((child: unknown) =>
    typeof child === 'string' ? [child] : typeof child === 'object' && child !== null ? leaves(child) : [],
  )
}
