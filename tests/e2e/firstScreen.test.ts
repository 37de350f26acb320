/** The first screen, and what the address keeps. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { defaultTokenizers } from '../../src/state/comparison.ts'
import { PICTURED, writtenOn } from '../../scripts/pictured.mjs'
import { defaultText } from '../../src/core/samples/samples.ts'
import { findings } from './support/axe.ts'
import { ACTIVE_TIMEOUT_MS, serveBuiltApp } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  eventually,
  exampleCard,
  lane,
  laneNames,
  paste,
  textField,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'
import { currentVersion } from '../../src/state/links/versions.ts'

const app = serveBuiltApp()
const gpt2 = nameOf('gpt2')

test('recorded results paint without any tokenizer file, and the live ones are the same, as in the README’s picture; nothing is asked of another origin', async () => {
  const blocked = await app.open({ prepare: (opened) => opened.route('**/tokenizers/*.bpe', () => {}) })
  await eventually(() => countOf(blocked.page, gpt2)).toBeGreaterThan(10)
  const names = await laneNames(blocked.page)
  expect(names).toHaveLength(defaultTokenizers.length)
  const recorded = await Promise.all(names.map((name) => countOf(blocked.page, name)))
  expect(await textField(blocked.page).inputValue()).toBe(defaultText)

  const { page, requests } = await app.open({ viewport: PICTURED })
  /** Whether Burmese letters, unlike in width, are drawn as what stands for missing ones. */
  const isLacking = (family: string) =>
    page.evaluate((named) => {
      const context = document.createElement('canvas').getContext('2d')
      if (context === null) throw new Error('there is no canvas')
      context.font = `64px ${named}`
      return [...'ကဝအ'].every((letter) => context.measureText(letter).width === context.measureText('\u0378').width)
    }, family)
  const machineLacks = await isLacking('system-ui, sans-serif')
  await waitForFigures(page)
  expect(await laneNames(page)).toEqual(names)
  expect(await Promise.all(names.map((name) => countOf(page, name)))).toEqual(recorded)
  expect(requests.filter((address) => address.endsWith('.bpe'))).not.toEqual([])
  // A script that the machine has no font for is drawn by a face of the page, which is fetched for nobody else.
  await eventually(() => isLacking("system-ui, sans-serif, 'Tessera Noto'")).toBe(false)
  expect(requests.some((address) => address.endsWith('/fonts/myanmar.woff2'))).toBe(machineLacks)
  const pictured = readFileSync(new URL('../../docs/screenshot.txt', import.meta.url), 'utf8')
  await expect
    .poll(async () => (await page.evaluate(writtenOn)).join('\n'), {
      timeout: ACTIVE_TIMEOUT_MS,
      message: 'the README’s picture is not of this screen: run scripts/screenshots.mjs',
    })
    .toBe(pictured.trimEnd())
  // Neither transformers.js nor ONNX Runtime is fetched.
  const { origin } = new URL(app.url())
  expect(requests.filter((address) => new URL(address).origin !== origin && !address.startsWith('blob:'))).toEqual([])
  expect(requests.filter((address) => /onnx|ort[-.]|\.wasm|transformers/i.test(address))).toEqual([])
  expect(requests.every((address) => address.startsWith(app.url()))).toBe(true)
})

test('reload restores text, lanes, baseline and options from the address', async () => {
  const page = await app.show(compareLink(['gpt2', 'o200k_base', 'byt5', 'canine']))
  await waitForFigures(page)
  await paste(page, 'A text of mine: naïve 🦊')
  await page.getByRole('button', { name: t('tokenizers.remove', { name: nameOf('canine') }), exact: true }).click()
  await page
    .getByRole('radio', { name: t('tokenizers.makeBaseline', { name: nameOf('o200k_base') }), exact: true })
    .check({ force: true })
  await page.getByRole('checkbox', { name: t('lane.whitespace'), exact: true }).check()
  await page.getByRole('checkbox', { name: t('lane.sideBySide'), exact: true }).check()
  const names = await laneNames(page)
  const address = page.url()
  await eventually(async () => page.url()).not.toBe(address)
  const counts = async () => Promise.all(names.map((name) => countOf(page, name)))
  await waitForFigures(page)
  const before = await counts()
  await page.reload()
  await waitForFigures(page)
  expect(await textField(page).inputValue()).toBe('A text of mine: naïve 🦊')
  expect(await laneNames(page)).toEqual(names)
  await eventually(counts).toEqual(before)
  expect(
    await page
      .getByRole('radio', { name: t('tokenizers.makeBaseline', { name: nameOf('o200k_base') }), exact: true })
      .isChecked(),
  ).toBe(true)
  expect(await page.getByRole('checkbox', { name: t('lane.whitespace'), exact: true }).isChecked()).toBe(true)
  const [one, beside] = await Promise.all(
    ['gpt2', 'o200k_base'].map((reference) => lane(page, nameOf(reference)).boundingBox()),
  )
  expect(beside?.y).toBe(one?.y)
  expect(beside?.x).toBeGreaterThan((one?.x ?? Infinity) + (one?.width ?? 0))
})

test('an example sets up what it is about, by keyboard too; Undo and Back bring back all that was there', async () => {
  const { page } = await app.open()
  await waitForFigures(page)
  const spaces = page.getByRole('checkbox', { name: t('lane.whitespace'), exact: true })
  const before = await laneNames(page)
  await exampleCard(page, 'code').click()
  await eventually(() => textField(page).inputValue()).toContain('fibonacci')
  expect(await laneNames(page)).toEqual(['gpt2', 'cl100k_base', 'o200k_base'].map(nameOf))
  expect(await spaces.isChecked()).toBe(true)
  expect(await exampleCard(page, 'code').getAttribute('aria-pressed')).toBe('true')
  expect(await findings(page)).toEqual([])
  await page.getByRole('button', { name: t('text.undoExample'), exact: true }).click()
  await eventually(() => textField(page).inputValue()).toBe(defaultText)
  expect(await laneNames(page)).toEqual(before)
  expect(await spaces.isChecked()).toBe(false)
  // One stop of the Tab key: from there the arrow keys lead on.
  await exampleCard(page, 'code').focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('End')
  expect(await exampleCard(page, 'unfinished').evaluate((button) => button === document.activeElement)).toBe(true)
  await page.keyboard.press('Enter')
  const panel = page.getByRole('region', { name: t('panels.probabilities'), exact: true })
  await panel.waitFor()
  await eventually(() => panel.evaluate((region) => region === document.activeElement)).toBe(true)
  await page.goBack()
  await eventually(() => textField(page).inputValue()).toBe(defaultText)
  await eventually(() => laneNames(page)).toEqual(before)
})

test.each([
  ['#1.%%%', t('notice.link-corrupt', { source: 'link', shown: 'default' })],
  ['#1.nonsense', t('notice.link-corrupt', { source: 'link', shown: 'default' })],
  ['#999999.abc', t('notice.link-too-new', { source: 'link' })],
])('the link %s is refused with its own words, and the default comparison stands', async (fragment, words) => {
  const { page } = await app.open({ fragment })
  await page
    .getByRole('region', { name: t('notices.label') })
    .getByText(words)
    .waitFor()
  await waitForFigures(page)
  expect(await textField(page).inputValue()).toBe(defaultText)
  await page.getByRole('button', { name: t('notices.dismiss'), exact: true }).click()
  await eventually(() => page.getByText(words).count()).toBe(0)
})

test('the name of a place in the page is no link: nothing is said, and what is compared comes back', async () => {
  const { page } = await app.open({ fragment: '#metrics-title' })
  await waitForFigures(page)
  await paste(page, 'mine')
  await eventually(async () => page.url()).toContain(`#${currentVersion}.`)
  await page.evaluate(() => (window.location.hash = '#metrics-title'))
  await eventually(async () => page.url()).toContain(`#${currentVersion}.`)
  await page.reload()
  expect(await textField(page).inputValue()).toBe('mine')
  expect(
    await page
      .getByRole('region', { name: t('notices.label') })
      .getByRole('paragraph')
      .count(),
  ).toBe(0)
})

test('a damaged link opened over a comparison leaves it, says so, and its notice goes with it', async () => {
  const page = await app.show(compareLink())
  await waitForFigures(page)
  await paste(page, 'mine')
  await eventually(async () => page.url()).toContain(`#${currentVersion}.`)
  const notice = page.getByText(t('notice.link-corrupt', { source: 'link', shown: 'same' }))
  await page.evaluate(() => (window.location.hash = '#1.d.damaged'))
  await notice.waitFor()
  expect(await textField(page).inputValue()).toBe('mine')
  await page.goBack()
  await eventually(() => notice.count()).toBe(0)
  expect(await textField(page).inputValue()).toBe('mine')
})

test('of a link that was cut short what came of it is shown, and where it ends', async () => {
  const { writeLink } = await import('../../src/state/links/link.ts')
  const { defaultComparison } = await import('../../src/state/comparison.ts')
  const { contentOf } = await import('../../src/app/effects/linkOfComparison.ts')
  const text = Array.from({ length: 60 }, (_, line) => `Line ${line} has its own words: ${Math.sin(line)}.`).join(' ')
  const whole = writeLink(
    contentOf({ ...defaultComparison(text, null), tokenizers: ['byt5', 'canine'], baseline: 'canine' }),
  ).fragment
  const { page } = await app.open({ fragment: `${whole.slice(0, 600)}…` })
  await page.getByText(t('notice.link-cut', { characters: 599, text: 'part', unknown: 0, list: '' })).waitFor()
  const shown = await textField(page).inputValue()
  expect(shown.length).toBeGreaterThan(300)
  expect(text.startsWith(shown)).toBe(true)
  expect(await laneNames(page)).toEqual([nameOf('byt5'), nameOf('canine')])
})

test('a link that names an unknown tokenizer says which, and shows the rest', async () => {
  const { writeLink } = await import('../../src/state/links/link.ts')
  const { defaultComparison } = await import('../../src/state/comparison.ts')
  const { contentOf } = await import('../../src/app/effects/linkOfComparison.ts')
  const comparison = { ...defaultComparison('the text', null), tokenizers: ['gpt2', 'not-known'] }
  const { page } = await app.open({ fragment: writeLink(contentOf(comparison)).fragment })
  await page.getByText(t('notice.link-unknown-id', { source: 'link', list: 'not-known' })).waitFor()
  await lane(page, gpt2).waitFor()
  expect(await laneNames(page)).toEqual([gpt2])
  expect(await textField(page).inputValue()).toBe('the text')
})

test('the opening asks, answers from the lanes, and lets guess where a text is split', async () => {
  const { page } = await app.open()
  const opening = page.getByRole('region', { name: t('opening.label') })
  await opening.getByText(t('opening.finding', { name: gpt2, language: 'Burmese', ratio: '21' })).waitFor()
  await lane(page, gpt2).getByText('tokens').first().waitFor()
  await opening.getByRole('button', { name: t('opening.guess') }).click()
  await opening.getByRole('heading', { name: t('guess.title', { round: 1, of: 3 }) }).waitFor()
  // "unbelievably": GPT-2 has " ripe" as one token, and no token that goes on after the space.
  await opening.getByRole('button', { name: t('guess.between', { before: 'y', after: ' ' }), exact: true }).click()
  await opening.getByRole('button', { name: t('guess.show') }).click()
  await opening
    .getByText(/^You found 1 of \d+ boundaries\.$/)
    .first()
    .waitFor()
  expect(await findings(page)).toEqual([])
  // The focus stays in the game, and goes back to where it was begun.
  expect(await page.evaluate('document.activeElement.textContent')).toContain(t('guess.yours'))
  await opening.getByRole('button', { name: t('guess.next') }).click()
  await opening.getByRole('heading', { name: t('guess.title', { round: 2, of: 3 }) }).waitFor()
  await page.keyboard.press('Escape')
  await eventually(() => page.evaluate('document.activeElement.textContent')).toBe(t('opening.guess'))
  // It is about that text, and never in the way of another.
  await paste(page, 'A text of mine')
  await opening.waitFor({ state: 'detached' })
})

test('a reader of another language is opened with it, from one recorded file; its link and a reload show the same', async () => {
  const { page, requests } = await app.open({
    locale: 'hi-IN',
    prepare: (blocked) => blocked.route('**/tokenizers/*.bpe', () => {}),
  })
  const opening = page.getByRole('region', { name: t('opening.label') })
  await opening.getByText(t('opening.finding', { name: gpt2, language: 'Hindi', ratio: '8.7' })).waitFor()
  expect(requests.filter((address) => address.includes('/corpora/'))).toEqual([`${app.url()}corpora/openings/hi.json`])
  const shown = await textField(page).inputValue()
  expect(shown).toMatch(/^All human beings .*\n\u0938/u)
  await page.getByRole('button', { name: t('panels.probabilities'), exact: true }).click()
  await page.getByRole('button', { name: t('panels.compare'), exact: true }).click()
  await opening.waitFor()
  await page.reload()
  await opening.waitFor()
  expect(await textField(page).inputValue()).toBe(shown)
  const link = await app.open({ fragment: new URL(page.url()).hash })
  await link.page.getByRole('region', { name: t('opening.label') }).waitFor()
  expect(await textField(link.page).inputValue()).toBe(shown)
})
