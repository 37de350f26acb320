/** Small changes in the built application: asked first, compared in every lane, scored, looked at closely, typed; for every reader. */
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { articleOne } from '../../src/core/samples/articleOne.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { changedTexts } from '../../src/state/changedTexts.ts'
import { type PerturbationsOptions } from '../../src/features/bias-lab/perturbations/options.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { editDistance } from '../../src/core/text/editDistance.ts'
import { expectFitForAll } from './support/axe.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { afterTimers, eventually, openText } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'
import { defaultOptions } from '../../src/features/options.ts'

const app = serveBuiltApp()
/** Language models must be fetched, built and run, on one or two slow cores. */
const SCORED_WITHIN = 90_000
const names = new Intl.DisplayNames(['en-GB'], { type: 'language' })

function changesLink(
  changes: Partial<PerturbationsOptions> = {},
  tokenizers: readonly string[] = ['gpt2', 'byt5', 'canine'],
  text = 'A short text.',
): string {
  const options = {
    biasLab: { part: 'perturbations' as const },
    perturbations: { ...defaultOptions.perturbations, ...changes },
  }
  return writeLink(
    contentOf({
      ...defaultComparison(text, null),
      tokenizers,
      baseline: tokenizers[0] ?? null,
      panel: 'bias-lab',
      ...options,
    }),
  ).fragment
}

async function openPart(fragment: string): Promise<Page> {
  return ready(await app.show(fragment))
}

async function ready(page: Page): Promise<Page> {
  await page.getByRole('heading', { name: t('perturbations.title'), exact: true }).waitFor()
  await page
    .getByRole('combobox', { name: t('perturbations.guess'), exact: true })
    .getByRole('option')
    .last()
    .waitFor({ state: 'attached' })
  return page
}

async function reveal(page: Page): Promise<void> {
  await page.getByRole('button', { name: t('perturbations.reveal'), exact: true }).click()
  await table(page).waitFor()
  await eventually(() => page.getByText(t('perturbations.waiting'), { exact: true }).count(), SCORED_WITHIN).toBe(0)
}

const table = (page: Page): Locator =>
  page.getByRole('region', { name: t('perturbations.table'), exact: true }).getByRole('table')
const rowOf = (page: Page, language: string): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: language, exact: true }) })
/** Cells of a row: characters, a lane each, bits. */
const cellsOf = async (page: Page, language: string): Promise<readonly string[]> =>
  rowOf(page, language).getByRole('cell').allInnerTexts()

test('asks first, then shows every language in every lane; units that are bytes and characters change as bytes and characters do', async () => {
  const page = await openPart(changesLink({ change: 'transposition', seed: 4 }))
  expect(await table(page).count()).toBe(0)
  await reveal(page)
  await eventually(() =>
    page
      .getByRole('region', { name: t('perturbations.predict'), exact: true })
      .getByRole('status')
      .textContent(),
  ).toContain(nameOf('gpt2'))
  await eventually(() => table(page).locator('tbody tr').count()).toBe(articleOne.length + 1)
  const expected = changedTexts({ ...defaultOptions.perturbations, seed: 4 }, 'A short text.')
  const format = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  for (const language of ['en', 'hi', 'zh', 'ar']) {
    const text = expected.find((one) => one.language === language)
    if (text?.after == null) throw new Error(language)
    const characters = editDistance([...text.before], [...text.after])
    const bytes = editDistance(new TextEncoder().encode(text.before), new TextEncoder().encode(text.after))
    const [shownCharacters, , byteCell = '', characterCell = ''] = await cellsOf(page, names.of(language) ?? language)
    expect(shownCharacters).toBe(String(characters))
    expect(byteCell.startsWith(format.format(bytes / characters))).toBe(true)
    expect(characterCell.startsWith('1.00')).toBe(true)
    expect(characterCell).toContain(`${[...text.before].length} → ${[...text.after].length}`)
  }
})

test('a change that cannot be made says so, not 0', async () => {
  const page = await openPart(changesLink({ change: 'upper-case' }))
  await reveal(page)
  expect(await cellsOf(page, 'Hindi')).toEqual([t('perturbations.absent.upper-case')])
  expect(await cellsOf(page, 'English')).toHaveLength(5)
  await page.getByRole('combobox', { name: t('perturbations.change'), exact: true }).selectOption('no-diacritics')
  await rowOf(page, 'Chinese').getByText(t('perturbations.absent.no-diacritics')).waitFor()
  await eventually(async () => (await cellsOf(page, 'French')).length).toBe(5)
})

test('the bits per byte that a change costs, by the reference for every lane and by a lane’s own language model', async () => {
  const { page, requests } = await app.open({
    fragment: changesLink({ change: 'look-alike' }, ['gpt2', 'tessera-bpe']),
  })
  await reveal(page)
  await eventually(async () => (await cellsOf(page, 'English')).length).toBe(4)
  expect((await cellsOf(page, 'English')).at(-1)).toBe(t('perturbations.notScored'))
  expect(requests.filter((address) => address.endsWith('.wasm') || address.endsWith('.onnx'))).toEqual([])
  await page.getByRole('button', { name: t('perturbations.score'), exact: true }).click()
  await page.getByRole('progressbar', { name: t('perturbations.scoring') }).waitFor()
  // Stopped while the language models arrive, and taken up again.
  await page.getByRole('button', { name: t('perturbations.cancel'), exact: true }).click()
  await page.getByRole('button', { name: t('perturbations.score'), exact: true }).click()
  const english = async () => {
    const cells = await cellsOf(page, 'English')
    const bitsIn = (cell = ''): number => Number(/([+−-][\d.]+) bits(?! per)/.exec(cell)?.[1] ?? Number.NaN)
    return { reference: bitsIn(cells.at(-1)), own: bitsIn(cells[2]), others: cells[1], said: cells.at(-1) }
  }
  await eventually(async () => {
    const { reference, own } = await english()
    return Number.isFinite(reference) && Number.isFinite(own)
  }, SCORED_WITHIN).toBe(true)
  const { reference, own, others, said } = await english()
  // A rare letter in a common word is less probable, to both.
  expect(reference).toBeGreaterThan(0)
  expect(own).toBeGreaterThan(0)
  expect(said).toMatch(/times less probable/)
  expect(others).not.toContain('bits per byte')
  await eventually(() => page.getByRole('progressbar').count(), SCORED_WITHIN).toBe(0)
  // What was scored stands when the part is shown again, and is not scored again.
  await page.getByRole('tab', { name: t('biasLab.parts.markov'), exact: true }).click()
  await page.getByRole('tab', { name: t('biasLab.parts.perturbations'), exact: true }).click()
  await eventually(async () => (await english()).reference).toBe(reference)
  expect(await page.getByRole('button', { name: t('perturbations.score'), exact: true }).count()).toBe(0)
})

test('one text is looked at closely: the change, and both segmentations; a change is typed, and travels', async () => {
  const page = await openPart(changesLink({ change: 'trailing-space' }))
  await reveal(page)
  await page.getByRole('button', { name: 'French', exact: true }).click()
  const closely = page.getByRole('region', { name: t('perturbations.closely'), exact: true })
  expect(await closely.locator('ins').innerText()).toContain('␣')
  expect(await closely.locator('del').count()).toBe(0)
  const after = closely.getByRole('article', { name: t('perturbations.after'), exact: true })
  expect(await after.locator('[class*="picked"]').allInnerTexts()).toEqual([' '])
  expect(
    await closely
      .getByRole('article', { name: t('perturbations.before'), exact: true })
      .locator('[class*="picked"]')
      .count(),
  ).toBe(0)

  await page.getByRole('combobox', { name: t('perturbations.change'), exact: true }).selectOption('typed')
  await rowOf(page, 'French').getByText(t('perturbations.absent.typed')).waitFor()
  const field = closely.getByRole('textbox', { name: t('perturbations.typedText') })
  await field.fill((await field.inputValue()).replace('humains', 'humans'))
  await closely.getByRole('combobox', { name: t('perturbations.tokenizer') }).selectOption('canine')
  await eventually(async () => (await cellsOf(page, 'French')).map((text) => text.split('\n')[0])).toEqual([
    '1',
    expect.any(String),
    '1.00',
    '1.00',
    t('perturbations.notScored'),
  ])
  expect(await closely.locator('del').innerText()).toContain('i')
  await afterTimers(page, 500)
  await page.reload()
  await page.getByRole('heading', { name: t('perturbations.title'), exact: true }).waitFor()
  await reveal(page)
  expect(await closely.getByRole('textbox', { name: t('perturbations.typedText') }).inputValue()).toContain('humans')
  expect(await closely.getByRole('combobox', { name: t('perturbations.tokenizer') }).inputValue()).toBe('canine')
})

test('a figure is chosen by mouse or key, and looked at closely; the table is copied', async () => {
  const page = await openPart(changesLink({ change: 'upper-case' }, ['gpt2', 'canine']))
  await reveal(page)
  const closely = page.getByRole('region', { name: t('perturbations.closely'), exact: true })
  const lookedAt = async () => [
    await closely.getByRole('combobox', { name: t('perturbations.language') }).inputValue(),
    await closely.getByRole('combobox', { name: t('perturbations.tokenizer') }).inputValue(),
  ]
  const figure = (language: string, tokenizer: string) =>
    rowOf(page, language).getByRole('button', { name: `${language}, ${nameOf(tokenizer)}:` })
  // Figures that arrive make rows higher, and move those below.
  await eventually(() => table(page).getByText(t('perturbations.waiting'), { exact: true }).count()).toBe(0)
  // In a corner of the cell, beside what is written there.
  await rowOf(page, 'Russian')
    .getByRole('cell')
    .nth(2)
    .click({ position: { x: 3, y: 3 } })
  expect(await lookedAt()).toEqual(['ru', 'canine'])
  expect(await figure('Russian', 'canine').getAttribute('aria-pressed')).toBe('true')
  await figure('Greek', 'gpt2').focus()
  await page.keyboard.press('Enter')
  expect(await lookedAt()).toEqual(['el', 'gpt2'])
  expect(await page.locator('td button[aria-pressed="true"]').count()).toBe(1)

  await page.getByRole('button', { name: t('perturbations.copyTsv'), exact: true }).click()
  await page.getByRole('button', { name: t('perturbations.copied'), exact: true }).waitFor()
  const [heads = '', ...lines] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n')
  expect(heads.split('\t')).toEqual([
    t('perturbations.language'),
    t('perturbations.characters'),
    ...['gpt2', 'canine'].flatMap((id) =>
      (['perCharacter', 'before', 'after', 'unknown', 'laneBits', 'laneBitsPerByte'] as const).map((column) =>
        t(`perturbations.tsv.${column}`, { name: nameOf(id) }),
      ),
    ),
    t('perturbations.tsv.bits'),
    t('perturbations.tsv.bitsPerByte'),
  ])
  expect(lines).toHaveLength(articleOne.length + 1)
  // CANINE's tokens are characters: as many are changed as characters are, of as many as the text has.
  const [, changed, , , , , , , perCharacter, before] =
    lines.find((line) => line.startsWith('Greek\t'))?.split('\t') ?? []
  const greek = changedTexts({ ...defaultOptions.perturbations, change: 'upper-case' }, 'A short text.').find(
    ({ language }) => language === 'el',
  )
  expect([changed, perCharacter, before]).toEqual([
    String(editDistance([...(greek?.before ?? '')], [...(greek?.after ?? '')])),
    '1',
    String([...(greek?.before ?? '')].length),
  ])
  expect(lines.find((line) => line.startsWith('Hindi\t'))).toBe(`Hindi${'\t'.repeat(15)}`)
})

test('sorted by a lane; definitions beside the figures', async () => {
  const page = await openPart(changesLink({ change: 'deletion' }))
  await reveal(page)
  const sort = page.getByRole('button', { name: t('table.sortBy', { name: nameOf('gpt2') }), exact: true })
  await sort.click()
  await sort.click()
  const values = async () => (await table(page).locator('tbody td:nth-of-type(2) button').allInnerTexts()).map(Number)
  await eventually(async () => (await values())[0]).toBe(Math.max(...(await values())))
  expect(await values()).toEqual((await values()).toSorted((one, other) => other - one))
  await page
    .getByRole('button', { name: t('perturbations.definitionOf', { name: nameOf('gpt2') }), exact: true })
    .click()
  await page.getByText(t('perturbations.definition.edits.formula')).waitFor()
})

test('typing goes on while texts are compared; the text on the screen is one of them', async () => {
  const page = await openPart(changesLink({ change: 'upper-case' }, ['gpt2', 'byt5', 'o200k_base', 'canine']))
  const field = page.getByRole('textbox', { name: t('text.label'), exact: true })
  await openText(page)
  await field.fill('')
  await field.pressSequentially('in 1945 and 7')
  expect(await field.inputValue()).toBe('in 1945 and 7')
  await page.getByRole('combobox', { name: t('perturbations.change'), exact: true }).selectOption('spelled-out-digits')
  await reveal(page)
  await rowOf(page, t('perturbations.screenText')).getByText('1.00', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: t('perturbations.screenText'), exact: true }).click()
  expect(
    await page
      .getByRole('region', { name: t('perturbations.closely'), exact: true })
      .locator('ins')
      .allInnerTexts(),
  ).not.toEqual([])
})

test('comparing is stopped and goes on', async () => {
  let asked = 0
  let release = (): void => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const { page } = await app.open({
    fragment: changesLink({ change: 'deletion' }, ['gpt2', 'canine']),
    // The worker that compares loads the tokenizer for itself, after the one that follows the text.
    prepare: (opened) =>
      opened.route(/gpt2\.bpe/, async (route) => {
        asked += 1
        if (asked > 1) await released
        await route.continue()
      }),
  })
  await ready(page)
  await page.getByRole('progressbar', { name: t('perturbations.comparing') }).waitFor()
  await page.getByRole('button', { name: t('perturbations.cancel'), exact: true }).click()
  await page.getByText(t('perturbations.cancelled')).waitFor()
  release()
  await page.getByRole('button', { name: t('perturbations.reveal'), exact: true }).click()
  expect(await page.getByText(t('perturbations.waiting'), { exact: true }).count()).toBeGreaterThan(0)
  await page.getByRole('button', { name: t('perturbations.goOn'), exact: true }).click()
  await eventually(() => page.getByText(t('perturbations.waiting'), { exact: true }).count(), SCORED_WITHIN).toBe(0)
})

test('axe finds nothing serious in any look, nothing scrolls sideways', async () => {
  const page = await openPart(changesLink({ change: 'title-case', language: 'fr' }))
  await reveal(page)
  await page.getByText(t('perturbations.teach')).click()
  await expectFitForAll(page)
})
