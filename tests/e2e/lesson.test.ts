/** Lessons and the presenter view in the built application: by keyboard, by a link, and what leaving brings back. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import type { StepId } from '../../src/features/lesson/lesson.ts'
import { lessons, stepOf } from '../../src/features/lesson/lessons/lessons.ts'
import { comparisonOfStep } from '../../src/state/actions/lesson.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { expectFitForAll, findings } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, eventually, lane, textField, waitForFigures } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()

const heading = (page: Page, step: StepId): Locator =>
  page.getByRole('heading', { name: t(`lesson.steps.${step}.title`), exact: true })
const isFocused = (of: Locator): Promise<boolean> => of.evaluate((element) => element === document.activeElement)
const stepShown = (of: Locator) => eventually(async () => (await of.count()) === 1 && isFocused(of)).toBe(true)

test('a lesson is followed by keyboard, predicts first, and leaves to what was there', async () => {
  const page = await app.show(compareLink())
  await waitForFigures(page)
  await page.getByRole('button', { name: t('app.lessons'), exact: true }).focus()
  await page.keyboard.press('Enter')
  const begin = page.getByRole('button', { name: t('lesson.beginNamed', { title: t('lesson.titles.bias') }) })
  await begin.focus()
  await page.keyboard.press('Enter')
  await stepShown(heading(page, 'perfect-model'))
  expect(await page.getByText(t('lesson.steps.perfect-model.answer')).count()).toBe(0)
  await page.getByRole('button', { name: t('lesson.choices.no'), exact: true }).click()
  await page
    .getByText(t('lesson.notSo', { given: t('lesson.choices.no'), answer: t('lesson.choices.yes') }), { exact: true })
    .waitFor()
  await page.keyboard.press('ArrowRight')
  await stepShown(heading(page, 'runs-of-a'))
  await page.keyboard.press('PageDown')
  await stepShown(heading(page, 'healing'))
  // The room is set up with the step's prompt; what the reader makes of it is put right again.
  const prompt = page.getByRole('textbox', { name: t('markov.prompt'), exact: true })
  expect(await prompt.inputValue()).toBe('BBB')
  await prompt.fill('BBA')
  await page.getByRole('button', { name: t('lesson.setUpAgain'), exact: true }).click()
  await eventually(() => prompt.inputValue()).toBe('BBB')
  await page.goBack()
  await stepShown(heading(page, 'runs-of-a'))
  await page.keyboard.press('ArrowLeft')
  // What was answered is there again.
  await page.getByText(t('lesson.steps.perfect-model.answer')).waitFor()
  await page.keyboard.press('Escape')
  await eventually(() => heading(page, 'perfect-model').count()).toBe(0)
  expect(await textField(page).inputValue()).toBe('a text of a link')
  await lane(page, nameOf('byt5')).waitFor()
})

test('a link opens a step, covered until it is answered; the presenter view is large, has the code, and obeys a remote', async () => {
  const lesson = lessons[1]
  if (lesson === undefined) throw new Error('no lesson')
  const { step } = stepOf(lesson, 'budget')
  const { fragment } = writeLink(contentOf(comparisonOfStep(lesson.id, step.id, step.setUp)))
  const page = await app.show(fragment)
  await heading(page, 'budget').waitFor()
  await page.getByText(t('panels.covered'), { exact: true }).waitFor()
  const gpt2 = lane(page, nameOf('gpt2'))
  expect(await gpt2.count()).toBe(0)
  const field = page.getByRole('textbox', { name: t('lesson.number'), exact: true })
  await field.fill('3')
  await page.keyboard.press('Enter')
  await page.getByText(t('lesson.right', { answer: '3' }), { exact: true }).waitFor()
  await gpt2.waitFor()
  await waitForFigures(page)
  await expectFitForAll(page, 'a step')

  await page.getByRole('button', { name: t('lesson.present'), exact: true }).click()
  const code = page.getByRole('button', { name: t('lesson.presenter.code'), exact: true })
  await code.waitFor()
  expect(await page.getByRole('heading', { level: 1 }).count()).toBe(0)
  const smallest = (): Promise<number> =>
    page.evaluate(() =>
      Math.min(
        ...[...document.querySelectorAll('td, th, aside p')].map((cell) =>
          Number.parseFloat(getComputedStyle(cell).fontSize),
        ),
      ),
    )
  await eventually(smallest).toBeGreaterThanOrEqual(18)
  expect(await findings(page)).toEqual([])
  await page.keyboard.press('q')
  await page.getByRole('img', { name: t('lesson.presenter.codeOf') }).waitFor()
  await page.keyboard.press('Escape')
  await eventually(() => page.getByRole('dialog').count()).toBe(0)
  await page.keyboard.press('PageUp')
  await stepShown(heading(page, 'two-languages'))
  // Outside of a lesson a remote leads from panel to panel.
  await page.getByRole('button', { name: t('lesson.leave'), exact: true }).click()
  await page.keyboard.press('PageDown')
  const current = page.getByRole('button', { name: t('panels.languages'), exact: true })
  await eventually(() => current.getAttribute('aria-current')).toBe('page')
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1 }).waitFor()
})

test('a link to a step that the lesson does not have says so, and the first step is set up on demand', async () => {
  const lesson = lessons[1]
  const [first] = lesson?.steps ?? []
  if (lesson === undefined || first === undefined) throw new Error('no lesson')
  const { fragment } = writeLink(contentOf(comparisonOfStep(lesson.id, 'not-a-step', { text: 'of the link' })))
  const page = await app.show(fragment)
  const said = page.getByText(t('lesson.missingStep', { step: 'not-a-step' }))
  await said.waitFor()
  await heading(page, first.id).waitFor()
  await page.getByRole('button', { name: t('lesson.toFirst'), exact: true }).click()
  await eventually(() => said.count()).toBe(0)
  expect(await textField(page).inputValue()).toBe(first.setUp.text)
})
