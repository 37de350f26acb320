/** Following a lesson: what a step puts in place, what leaving brings back, what keys and answers mean. */
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { actionOf } from '../../../src/features/lesson/keys.ts'
import { lessonOptions } from '../../../src/features/lesson/options.ts'
import { isRight, numberOf } from '../../../src/features/lesson/given.ts'
import type { Step } from '../../../src/features/lesson/lesson.ts'
import { lessons, stepOf } from '../../../src/features/lesson/lessons/lessons.ts'
import { setOptions } from '../../../src/state/actions/options.ts'
import { replaceComparison, setText } from '../../../src/state/actions/comparison.ts'
import { comparisonOfStep, leaveLesson, showStep } from '../../../src/state/actions/lesson.ts'
import { defaultComparison } from '../../../src/state/comparison.ts'
import { createStore } from '../../../src/state/store.ts'

const mine = {
  ...defaultComparison('my own text', null),
  tokenizers: ['byt5'],
  baseline: 'byt5',
  panel: 'languages',
}

function ofLesson(place: number): readonly Step[] {
  return lessons[place]?.steps ?? []
}

test('a link with a lesson that this page does not know opens all else', () => {
  expect(v.parse(lessonOptions, { id: 'of-another-year', step: 'first' })).toEqual({ id: null, step: 'first' })
  expect(v.parse(lessonOptions, { id: 'bias', step: 'covers' })).toEqual({ id: 'bias', step: 'covers' })
})

describe('a step', () => {
  test('has what it names, and all else as at the start', () => {
    const start = defaultComparison('AB', null)
    expect(comparisonOfStep('bias', 'covers', { text: 'AB', tokenizers: ['gpt2'], markov: { prompt: 'AA' } })).toEqual({
      ...start,
      tokenizers: ['gpt2'],
      baseline: 'gpt2',
      markov: { ...start.markov, prompt: 'AA' },
      lesson: { id: 'bias', step: 'covers' },
    })
  })

  test('leaves nothing of what the reader changed in the one before, and can be set up again', () => {
    const store = createStore(mine)
    const [one, two] = ofLesson(1)
    if (one === undefined || two === undefined) throw new Error('too few steps')
    showStep(store, 'programmers', one.id, one.setUp)
    setText(store, 'played with')
    setOptions(store, 'compare', { ids: true })
    showStep(store, 'programmers', two.id, two.setUp)
    const shown = store.getState().comparison
    expect(shown).toEqual(comparisonOfStep('programmers', two.id, two.setUp))
    setText(store, 'played with')
    showStep(store, 'programmers', two.id, two.setUp)
    expect(store.getState().comparison).toEqual(shown)
  })

  test('of a name that the lesson does not have, or of none, is the first', () => {
    const [lesson] = lessons
    if (lesson === undefined) throw new Error('no lesson')
    expect(stepOf(lesson, 'healing')).toEqual({ step: lesson.steps[2], place: 2, isUnknown: false })
    for (const id of ['gone', null])
      expect(stepOf(lesson, id)).toEqual({ step: lesson.steps[0], place: 0, isUnknown: id !== null })
  })
})

describe('leaving', () => {
  test('brings back what was there before the first step, also from another lesson', () => {
    const store = createStore(mine)
    for (const [place, id] of (['bias', 'linguists'] as const).entries())
      for (const step of ofLesson(place * 2).slice(0, 2)) showStep(store, id, step.id, step.setUp)
    leaveLesson(store)
    expect(store.getState().comparison).toEqual(mine)
    expect(store.getState().session.beforeLesson).toBeNull()
  })

  test('after Back out of the lesson and Forward into it, brings back what was there in between', () => {
    const store = createStore(mine)
    const [step] = ofLesson(0)
    if (step === undefined) throw new Error('no step')
    showStep(store, 'bias', step.id, step.setUp)
    const { comparison } = store.getState()
    replaceComparison(store, mine)
    expect(store.getState().session.beforeLesson).toBeNull()
    setText(store, 'written since')
    replaceComparison(store, comparison)
    leaveLesson(store)
    expect(store.getState().comparison.text).toBe('written since')
  })

  test('a lesson that a link opened keeps what is on the screen', () => {
    const store = createStore({ ...mine, lesson: { id: 'bias', step: 'covers' } })
    leaveLesson(store)
    expect(store.getState().comparison).toEqual(mine)
  })
})

describe('keys', () => {
  const pressed = (key: string, others: object = {}) => ({
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    defaultPrevented: false,
    ...others,
  })

  test('those of remotes, and arrows', () => {
    const meaning = ['PageDown', 'ArrowRight', 'PageUp', 'ArrowLeft', 'Escape', 'q', 'x', 'ArrowDown'].map((key) =>
      actionOf(pressed(key), false),
    )
    expect(meaning).toEqual(['next', 'next', 'previous', 'previous', 'leave', 'code', null, null])
  })

  test('not while something else takes them', () => {
    expect(actionOf(pressed('ArrowRight'), true)).toBeNull()
    for (const key of ['altKey', 'ctrlKey', 'metaKey', 'shiftKey', 'defaultPrevented'])
      expect(actionOf(pressed('ArrowLeft', { [key]: true }), false)).toBeNull()
  })
})

describe('an answer', () => {
  const steps = lessons.flatMap((lesson) => lesson.steps)
  const step = (id: string): Step => {
    const found = steps.find((one) => one.id === id)
    if (found === undefined) throw new Error(id)
    return found
  }

  test('is the choice, or the number; a fraction may be rounded', () => {
    expect(isRight(step('runs-of-a'), { kind: 'choice', choice: 'zero' })).toBe(true)
    expect(isRight(step('runs-of-a'), { kind: 'choice', choice: 'half' })).toBe(false)
    expect(isRight(step('runs-of-a'), { kind: 'shown' })).toBeNull()
    expect(isRight(step('covers'), { kind: 'number', value: 0.754 })).toBe(true)
    expect(isRight(step('covers'), { kind: 'number', value: 0.76 })).toBe(false)
  })

  test('can be given', () => {
    for (const one of steps) {
      const { question } = one
      if (question.kind === 'choice') expect(question.choices).toContain(question.answer)
      else {
        const number = numberOf(one) ?? Number.NaN
        expect(number >= 0 && number <= question.most && (!question.isWhole || Number.isInteger(number))).toBe(true)
      }
    }
  })

  test('that names a tokenizer or a language is the extreme of the facts', () => {
    const extreme = (id: string, of: (...values: number[]) => number): string | undefined => {
      const facts = Object.entries(step(id).facts).flatMap(([name, value]) =>
        typeof value === 'number' ? [[name, value] as const] : [],
      )
      const best = of(...facts.map(([, value]) => value))
      return facts.find(([, value]) => value === best)?.[0]
    }
    expect(step('capitals').question).toMatchObject({ answer: extreme('capitals', Math.min) })
    expect(step('indentation').question).toMatchObject({ answer: extreme('indentation', Math.max) })
    expect(step('premium').question).toMatchObject({ answer: extreme('premium', Math.max) })
  })
})
