/** The Languages panel as a reader meets it: the prepared corpus, its figures and views, links, cancelling, narrow and dark screens. */
import { expect, test } from 'vitest'
import { serveBuiltApp } from './support/builtApp.ts'
import { afterTimers, eventually } from './support/comparePage.ts'
import { choose, controls, exportedRows, languagesLink, saved, waitForCounts } from './support/languagesPage.ts'
import { expectFitForAll } from './support/axe.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()

test('opens with the prepared corpus counted, the base at exactly 1, and nothing fetched before', async () => {
  const { page, requests } = await app.open()
  await page.getByRole('navigation', { name: t('panels.label') }).waitFor()
  expect(requests.filter((address) => /corpora|counting|LanguagesPanel/.test(address))).toEqual([])
  await page.getByRole('button', { name: t('panels.languages'), exact: true }).click()
  await waitForCounts(page)
  const rows = await exportedRows(page)
  expect(new Set(rows.map(({ code }) => code)).size).toBeGreaterThanOrEqual(38)
  const bases = rows.filter(({ code }) => code === 'eng')
  expect(bases.map(({ premium }) => premium)).toEqual(bases.map(() => '1'))
  expect(bases).toHaveLength(5)
  const burmese = rows.find(({ code, tokenizer_reference }) => code === 'mya' && tokenizer_reference === 'gpt2')
  expect(Number(burmese?.['premium'])).toBeGreaterThan(10)
  for (const said of ['corpus', 'mode', 'base', 'seed', 'segmenter', 'tokenizer_revision', 'tessera_version']) {
    expect(`${said}: ${burmese?.[said] ?? ''}`).not.toBe(`${said}: `)
  }
})

test('another panel and back counts nothing again', async () => {
  const page = await app.show(languagesLink({ chosen: ['eng', 'fra', 'hin'] }))
  await waitForCounts(page)
  const before = await exportedRows(page)
  await page.getByRole('button', { name: t('panels.compare'), exact: true }).click()
  await page.getByRole('button', { name: t('panels.languages'), exact: true }).click()
  // At once: there is nothing to wait for.
  expect(await page.getByRole('button', { name: t('languages.saveCsv'), exact: true }).isEnabled()).toBe(true)
  expect(await exportedRows(page)).toEqual(before)
})

test('reload restores corpus, languages, base, mode, figure, view and order from the address', async () => {
  const page = await app.show(languagesLink({ chosen: ['eng', 'fra', 'hin', 'tha'] }))
  await waitForCounts(page)
  const base = controls(page).getByLabel(t('languages.base'))
  await base.fill('franç')
  await page.getByRole('option', { name: /^French français/ }).waitFor()
  await base.press('Enter')
  await controls(page)
    .getByRole('radio', { name: t('languages.modeName.joined') })
    .check()
  await choose(page, t('languages.figure'), 'tokens-per-word')
  await page.getByRole('radio', { name: t('languages.viewName.table') }).check({ force: true })
  await page
    .getByRole('button', { name: nameOf('byt5') })
    .last()
    .click()
  const table = page.getByRole('region', {
    name: t('languages.tableOf', { name: t('metric.words.tokens-per-word.name') }),
  })
  const rowsOf = async () => (await table.locator('tbody').innerText()).split('\n')
  await waitForCounts(page)
  const before = await rowsOf()
  await afterTimers(page, 400)
  await page.reload()
  await waitForCounts(page)
  expect(await controls(page).getByLabel(t('languages.base')).inputValue()).toBe('French')
  expect(
    await controls(page)
      .getByRole('radio', { name: t('languages.modeName.joined') })
      .isChecked(),
  ).toBe(true)
  expect(await controls(page).getByLabel(t('languages.figure'), { exact: true }).inputValue()).toBe('tokens-per-word')
  expect(await rowsOf()).toEqual(before)
})

test('languages are chosen by search, script and family', async () => {
  const page = await app.show(languagesLink({ chosen: ['eng', 'fra'] }))
  await waitForCounts(page)
  await page.getByRole('button', { name: /2 of \d+/ }).click()
  const dialog = page.getByRole('dialog', { name: t('languages.chooseLanguages') })
  await dialog.getByLabel(t('languages.search')).fill('burm')
  await dialog.getByRole('checkbox', { name: /Burmese/ }).check()
  await dialog.getByLabel(t('languages.search')).fill('')
  await dialog.getByLabel(t('languages.script'), { exact: true }).selectOption('Khmr')
  await dialog.getByRole('button', { name: t('languages.chooseFound') }).click()
  await page.keyboard.press('Escape')
  await waitForCounts(page)
  const codes = new Set((await exportedRows(page)).map(({ code }) => code))
  expect([...codes]).toEqual(expect.arrayContaining(['eng', 'fra', 'mya', 'khm']))
  // A term opens its definition, and the header opens all of them.
  const steps = page.getByRole('button', { name: t('languages.personSteps'), exact: true })
  await steps.press('Enter')
  const glossary = page.getByRole('dialog', { name: t('app.definitions') })
  await eventually(() => page.evaluate(() => document.activeElement?.textContent)).toContain(
    t('glossary.terms.generation-steps.what'),
  )
  await page.keyboard.press('Escape')
  await glossary.waitFor({ state: 'hidden' })
  await page.getByRole('button', { name: t('app.definitions'), exact: true }).click()
  await glossary.getByLabel(t('glossary.search')).fill('renyi')
  await glossary.getByRole('heading', { name: t('metric.words.renyi-efficiency.name') }).waitFor()
  await expectFitForAll(page, 'the glossary', '[role="dialog"]')
})

test('every chart is saved as an SVG that names what it shows, in light colours unless others are asked for', async () => {
  const page = await app.show(languagesLink({ chosen: ['eng', 'hin', 'arb', 'mya'] }))
  await waitForCounts(page)
  // The application's own page refuses to make documents of strings.
  const reader = await page.context().newPage()
  for (const view of ['spread', 'heat', 'bars'] as const) {
    await page.getByRole('radio', { name: t(`languages.viewName.${view}`) }).check({ force: true })
    if (view === 'bars') await page.locator('[data-interval]').first().waitFor()
    const { name, text } = await saved(page, t('languages.saveSvg'))
    expect(name).toMatch(/\.svg$/)
    const read = await reader.evaluate((source) => {
      const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
      return { root: parsed.documentElement.tagName, description: parsed.querySelector('desc')?.textContent ?? '' }
    }, text)
    expect(read.root).toBe('svg')
    expect(read.description).toContain('Universal Declaration')
    expect(read.description).toContain(t('languages.modeName.per-unit'))
    expect(text).not.toMatch(/var\(--|oklch|oklab/)
    expect(text).toContain('Burmese')
    await page.emulateMedia({ colorScheme: 'dark' })
    expect((await saved(page, t('languages.saveSvg'))).text).toBe(text)
    expect((await saved(page, t('parts.savedDark', { label: t('languages.saveSvg') }))).text).toContain('"#15171a"')
    await page.emulateMedia({ colorScheme: 'light' })
  }
})

test('counting is cancelled and goes on', async () => {
  const { page } = await app.open({
    fragment: languagesLink({ chosen: [] }),
    // Held back, so that there is something to cancel.
    prepare: (opened) => opened.route('**/corpora/udhr/hin.*', () => {}),
  })
  await waitForCounts(page)
  await page.getByRole('button', { name: /1 of \d+/ }).click()
  await page.getByRole('dialog').getByLabel(t('languages.search')).fill('hindi')
  await page.getByRole('dialog').getByRole('checkbox', { name: /Hindi/ }).check()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: t('languages.cancel'), exact: true }).click()
  await page.getByText(t('languages.cancelled')).waitFor()
  // What stands is of some languages only: the page says so twice, and so does a file of it.
  const soFar = t('languages.soFar', { done: 1, total: 2 })
  expect(await page.getByText(soFar).count()).toBe(2)
  const drawing = await saved(page, t('languages.saveSvg'))
  expect(drawing.name).toContain('so-far-1-of-2')
  expect(drawing.text).toContain(`>${soFar}</text>`)
  await page.unroute('**/corpora/udhr/hin.*')
  await page.getByRole('button', { name: t('languages.goOn') }).click()
  await eventually(() => page.getByText(t('languages.cancelled')).count()).toBe(0)
})

test('translations of the text on the screen are compared line by line', async () => {
  const fragment = languagesLink({ corpus: 'text' }, ['byt5', 'canine'], 'one\ntwo')
  const page = await app.show(fragment)
  await page.getByLabel(t('languages.translationLanguage')).fill('ru')
  await page.getByRole('button', { name: t('languages.addTranslation') }).click()
  await page.getByLabel(t('languages.translationIn', { language: 'ru' })).fill('один\nдва')
  await eventually(async () => {
    await waitForCounts(page)
    return (await exportedRows(page)).map(({ code, tokenizer_reference, tokens, units }) =>
      [code, tokenizer_reference, tokens, units].join(' '),
    )
  }).toEqual(['text byt5 6 2', 'text canine 6 2', 'translation-1 byt5 14 2', 'translation-1 canine 7 2'])
})

/** Of scripts that run both ways, join or have no spaces, so that the page is not long, and axe not slow. */
const SOME = ['eng', 'fra', 'rus', 'hin', 'arb', 'heb', 'tha', 'mya', 'kor', 'amh']

test('axe finds nothing serious in any view and look, and nothing scrolls sideways', async () => {
  const page = await app.show(languagesLink({ chosen: SOME }, ['gpt2', 'o200k_base', 'byt5']))
  await waitForCounts(page)
  for (const view of ['spread', 'heat', 'bars', 'table'] as const) {
    await page.getByRole('radio', { name: t(`languages.viewName.${view}`) }).check({ force: true })
    if (view === 'bars') await page.locator('[data-interval]').first().waitFor()
    // What is around the view is the same in all of them.
    await expectFitForAll(page, view, view === 'spread' ? null : '[aria-labelledby="languages-views"]')
  }
  await page.getByRole('button', { name: /\d+ of \d+/ }).click()
  await page.getByRole('dialog').waitFor()
  await expectFitForAll(page, 'choosing languages', '[role="dialog"]')
})
