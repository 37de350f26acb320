/** The first screen, and what the address keeps. */
import { expect, test } from 'vitest'
import { defaultTokenizers } from '../../src/state/comparison.ts'
import { defaultText } from '../../src/samples/samples.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { countOf, eventually, lane, laneNames, paste, textField, waitForFigures } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const gpt2 = nameOf('gpt2')

test('recorded results paint without any tokenizer file, and the live ones are the same', async () => {
  const blocked = await app.open({ prepare: (page) => page.route('**/tokenizers/*.bpe', () => {}) })
  await eventually(() => countOf(blocked.page, gpt2)).toBeGreaterThan(10)
  const names = await laneNames(blocked.page)
  expect(names).toHaveLength(defaultTokenizers.length)
  const recorded = await Promise.all(names.map((name) => countOf(blocked.page, name)))
  expect(await textField(blocked.page).inputValue()).toBe(defaultText)

  const live = await app.open()
  await waitForFigures(live.page)
  expect(await laneNames(live.page)).toEqual(names)
  expect(await Promise.all(names.map((name) => countOf(live.page, name)))).toEqual(recorded)
  expect(live.requests.filter((address) => address.endsWith('.bpe'))).not.toEqual([])
})

test('nothing is asked of another origin, and neither transformers.js nor ONNX Runtime is fetched', async () => {
  const { page, requests } = await app.open()
  await waitForFigures(page)
  const { origin } = new URL(app.url())
  expect(requests.filter((address) => new URL(address).origin !== origin && !address.startsWith('blob:'))).toEqual([])
  expect(requests.filter((address) => /onnx|ort[-.]|\.wasm|transformers/i.test(address))).toEqual([])
  expect(requests.every((address) => address.startsWith(app.url()))).toBe(true)
})

test('reload restores text, lanes, baseline and options from the address', async () => {
  const { page } = await app.open()
  await waitForFigures(page)
  await paste(page, 'A text of mine: naïve 🦊')
  await page.getByRole('button', { name: t('tokenizers.remove', { name: nameOf('canine') }), exact: true }).click()
  await page.getByRole('radio', { name: t('tokenizers.makeBaseline', { name: nameOf('o200k_base') }), exact: true }).check({ force: true })
  await page.getByRole('checkbox', { name: t('lane.whitespace'), exact: true }).check()
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
  expect(await counts()).toEqual(before)
  expect(await page.getByRole('radio', { name: t('tokenizers.makeBaseline', { name: nameOf('o200k_base') }), exact: true }).isChecked()).toBe(true)
  expect(await page.getByRole('checkbox', { name: t('lane.whitespace'), exact: true }).isChecked()).toBe(true)
})

test('Back undoes the choice of a prepared text', async () => {
  const { page } = await app.open()
  await waitForFigures(page)
  await page.getByRole('button', { name: t('text.samples') }).or(page.getByRole('combobox')).first().click()
  await page.getByRole('option', { name: t('samples.strawberry.title') }).click()
  await eventually(() => textField(page).inputValue()).toContain('strawberry')
  await page.goBack()
  await eventually(() => textField(page).inputValue()).toBe(defaultText)
})

test.each([
  ['#1.%%%', t('notice.link-corrupt')],
  ['#nonsense', t('notice.link-corrupt')],
  ['#999999.abc', t('notice.link-too-new')],
])('the link %s is refused with its own words, and the default comparison stands', async (fragment, words) => {
  const { page } = await app.open({ fragment })
  await page.getByRole('region', { name: t('notices.label') }).getByText(words).waitFor()
  await waitForFigures(page)
  expect(await textField(page).inputValue()).toBe(defaultText)
  await page.getByRole('button', { name: t('notices.dismiss'), exact: true }).click()
  await eventually(() => page.getByText(words).count()).toBe(0)
})

test('a link that names an unknown tokenizer says which, and shows the rest', async () => {
  const { writeLink } = await import('../../src/share/link.ts')
  const { defaultComparison } = await import('../../src/state/comparison.ts')
  const { contentOf } = await import('../../src/effects/linkOfComparison.ts')
  const comparison = { ...defaultComparison('the text', null), tokenizers: ['gpt2', 'not-known'] }
  const { page } = await app.open({ fragment: writeLink(contentOf(comparison)).fragment })
  await page.getByText(t('notice.link-unknown-id', { list: 'not-known' })).waitFor()
  await lane(page, gpt2).waitFor()
  expect(await laneNames(page)).toEqual([gpt2])
  expect(await textField(page).inputValue()).toBe('the text')
})
