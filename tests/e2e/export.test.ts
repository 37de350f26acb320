/** What is taken along as files, from the built application: tables, everything as JSON and opened again, pictures, charts; and short links. */
import { readFileSync } from 'node:fs'
import Papa from 'papaparse'
import type { Locator, Page } from 'playwright-core'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { unguarded } from '../../src/core/export/formulaGuard.ts'
import { exportSchema } from '../../src/core/export/readExport.ts'
import { sampleText } from '../../src/core/samples/samples.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  dropFiles,
  eventually,
  laneNames,
  openAddDialog,
  paste,
  textField,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'
import { currentVersion } from '../../src/state/links/versions.ts'

const app = serveBuiltApp()

async function openExport(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: t('app.export'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: t('export.title') })
  await dialog.waitFor()
  return dialog
}

async function saved(page: Page, button: Locator): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
}

const tableButton = (
  dialog: Locator,
  table: 'tokens' | 'figures' | 'languages' | 'fairness',
  format: 'csv' | 'tsv' | 'tex',
) =>
  dialog.getByRole('button', {
    name: t('export.saveNamed', { table: t(`export.table.${table}`), format: t(`export.formats.${format}`) }),
  })
const pictureButton = (dialog: Locator, size: 'slide' | 'column', format: 'svg' | 'png') =>
  dialog.getByRole('button', {
    name: t('export.saveNamed', { table: t(`export.size.${size}`), format: t(`export.pictureFormats.${format}`) }),
  })
const everything = (dialog: Locator) => dialog.getByRole('button', { name: t('export.saveEverything') })

type Row = Readonly<Record<string, string>>
function rowsOf(bytes: Buffer): readonly Row[] {
  const { data, errors } = Papa.parse<Row>(bytes.toString('utf8'), {
    header: true,
    skipEmptyLines: true,
    newline: '\r\n',
  })
  expect(errors).toEqual([])
  return data
}

async function openWith(text: string, tokenizers: readonly string[]) {
  const fragment = writeLink(
    contentOf({ ...defaultComparison(text, null), tokenizers, baseline: tokenizers[0] ?? null }),
  ).fragment
  const page = await app.show(fragment)
  await waitForFigures(page)
  for (const tokenizer of tokenizers) await eventually(() => countOf(page, nameOf(tokenizer))).not.toBeNull()
  // The figures follow the last lane.
  await eventually(() =>
    page
      .getByRole('region', { name: t('metrics.table') })
      .getByRole('row')
      .count(),
  ).toBe(tokenizers.length + 1)
  return page
}

test('tables have every token of every lane, with its bytes, and the figures of the page', async () => {
  const text = '=1+1 "naïve" 👩‍👧, 中文\r\n<b>x</b>'
  const references = ['gpt2', 'o200k_base', 'byt5']
  const page = await openWith(text, references)
  const counts = new Map(
    await Promise.all(
      references.map(async (reference) => [reference, await countOf(page, nameOf(reference))] as const),
    ),
  )
  const dialog = await openExport(page)
  const { name, bytes } = await saved(page, tableButton(dialog, 'tokens', 'csv'))
  expect(name).toBe('tessera-tokens.csv')
  expect(bytes[0]).not.toBe(0xef)
  const rows = rowsOf(bytes)
  for (const reference of references) {
    const lane = rows.filter((row) => row['reference'] === reference)
    expect(lane.length).toBe(counts.get(reference))
    expect(Buffer.from(lane.map((row) => row['bytes_hex']).join(''), 'hex').toString('utf8')).toBe(text)
    expect(lane.map((row) => row['start_byte']).slice(1)).toEqual(lane.map((row) => row['end_byte']).slice(0, -1))
  }
  const [first] = rows
  expect(first?.['piece']).toBe("'=")
  expect(unguarded(first?.['piece'] ?? '')).toBe('=')
  const figures = rowsOf((await saved(page, tableButton(dialog, 'figures', 'csv'))).bytes)
  expect(figures.map((row) => [row['reference'], Number(row['tokens']), row['round_trip']])).toEqual(
    references.map((reference) => [reference, counts.get(reference), 'exact']),
  )
  // A paper has the columns that are chosen; the text of a token is not among the usual ones.
  const tokensTex = async () => (await saved(page, tableButton(dialog, 'tokens', 'tex'))).bytes.toString('utf8')
  expect(await tokensTex()).not.toContain('\\tesserachar{4E2D}{中}')
  await dialog.getByText(t('export.paper.columns', { count: 5, total: 11 }), { exact: true }).click()
  const columns = dialog.getByRole('group', { name: t('export.paper.columnsOf', { table: t('export.table.tokens') }) })
  await columns.getByRole('checkbox', { name: t('export.columns.tokens.text.title'), exact: true }).check()
  await dialog.getByText(t('export.paper.columns', { count: 6, total: 11 }), { exact: true }).waitFor()
  const tex = await tokensTex()
  expect(tex).toContain('\\toprule')
  expect(tex).toContain('\\tesserachar{4E2D}{中}')
  await dialog.getByText(t('export.saved', { name: 'tessera-tokens.tex' })).waitFor()
  expect(await tableButton(dialog, 'languages', 'csv').isDisabled()).toBe(true)
})

test('an export opened again in a fresh page gives the same numbers; one whose numbers were changed is told of', async () => {
  const page = await openWith('Dropped again: तुम्हारा 🙂\n  twice', ['o200k_base', 'tessera-superword', 'canine'])
  const names = await laneNames(page)
  const counts = await Promise.all(names.map((name) => countOf(page, name)))
  const { name, bytes } = await saved(page, everything(await openExport(page)))
  expect(name).toBe('tessera-export.tessera.json')
  const exported = v.parse(exportSchema, JSON.parse(bytes.toString('utf8')))
  expect(exported.lanes.map(({ tokens }) => tokens)).toEqual(counts)
  expect(exported.lanes.every(({ revision }) => revision !== null && revision !== '')).toBe(true)
  expect(exported.tables.map((table) => [table.name, table.rows.length])).toEqual([
    ['tokens', counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)],
    ['figures', 3],
  ])

  const fresh = (await app.open({ fragment: compareLink() })).page
  await waitForFigures(fresh)
  await dropFiles(fresh, [{ name, bytes }])
  const notices = fresh.getByRole('region', { name: t('notices.label') })
  await notices.getByText(t('notice.export-same', { lanes: 3 })).waitFor()
  expect(await laneNames(fresh)).toEqual(names)
  expect(await Promise.all(names.map((lane) => countOf(fresh, lane)))).toEqual(counts)
  const again = v.parse(
    exportSchema,
    JSON.parse((await saved(fresh, everything(await openExport(fresh)))).bytes.toString('utf8')),
  )
  expect(again.tables).toEqual(exported.tables)

  const [first, ...others] = exported.lanes
  const changed = { ...exported, lanes: [{ ...first, tokens: (first?.tokens ?? 0) + 1 }, ...others] }
  await fresh.getByRole('button', { name: t('export.close') }).click()
  await dropFiles(fresh, [{ name: 'renamed.tessera (1).json', bytes: Buffer.from(JSON.stringify(changed)) }])
  const list = `${first?.name}: ${(first?.tokens ?? 0) + 1} → ${first?.tokens}`
  await fresh
    .getByRole('region', { name: t('notices.label') })
    .getByText(t('notice.export-differs', { list }))
    .waitFor()
})

test('scored tokens bring their bits, by the language model of the lane or of its bytes', async () => {
  const start = defaultComparison('The people of the land.', null)
  const comparison = {
    ...start,
    tokenizers: ['gpt2', 'tessera-bpe'],
    baseline: 'gpt2',
    panel: 'probabilities',
    scoring: { ...start.scoring, readsOthers: true },
  }
  const page = await app.show(writeLink(contentOf(comparison)).fragment)
  const fields = async (): Promise<readonly Row[]> => {
    const dialog = await openExport(page)
    const rows = rowsOf((await saved(page, tableButton(dialog, 'tokens', 'csv'))).bytes)
    await dialog.getByRole('button', { name: t('export.close') }).click()
    await dialog.waitFor({ state: 'hidden' })
    return rows
  }
  let rows: readonly Row[] = []
  await page.getByRole('article', { name: nameOf('gpt2'), exact: true }).waitFor()
  await eventually(async () => {
    rows = await fields()
    return new Set(rows.filter((row) => (row['surprisal_bits'] ?? '') !== '').map((row) => row['reference'])).size
  }, 60_000).toBe(2)
  const paired = rows.filter((row) => row['reference'] === 'tessera-bpe')
  const byBytes = rows.filter((row) => row['reference'] === 'gpt2')
  expect(
    paired.every(
      (row) => Number(row['surprisal_bits']) > 0 && Number(row['rank']) >= 1 && Number(row['entropy_bits']) > 0,
    ),
  ).toBe(true)
  expect(
    byBytes.every((row) => Number(row['surprisal_bits']) > 0 && row['rank'] === '' && row['entropy_bits'] === ''),
  ).toBe(true)
  expect(new Set(rows.map((row) => row['language_model'])).size).toBe(2)
})

/** Width and height in a PNG's header. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)] as const

test('pictures are of the sizes that they say, and the bitmap is that of the drawing', async () => {
  const page = await openWith('السلام عليكم and तुम्हारा <script>alert(1)</script>', ['gpt2', 'byt5'])
  const dialog = await openExport(page)
  await dialog.getByRole('img', { name: t('export.preview') }).waitFor()
  const svg = await saved(page, pictureButton(dialog, 'slide', 'svg'))
  expect(svg.name).toBe('tessera-segmentations-slide.svg')
  const drawing = svg.bytes.toString('utf8')
  expect(drawing).not.toContain('<script')
  expect(drawing).toContain(`>${nameOf('gpt2')}</text>`)
  // Read on a page of its own, as the application's policy lets nothing parse markup: no error, and no text leaves the picture.
  const reader = await page.context().newPage()
  const inside = await reader.evaluate((source) => {
    const parsed = new DOMParser().parseFromString(source, 'image/svg+xml')
    const root = document.importNode(parsed.documentElement, true)
    document.body.append(root)
    const [frame, ...texts] = [root, ...root.querySelectorAll('text')].map((element) => element.getBoundingClientRect())
    const outside = texts.filter(
      ({ left, right, width }) => width > 0 && (left < (frame?.left ?? 0) - 1 || right > (frame?.right ?? 0) + 1),
    )
    root.remove()
    return { errors: parsed.querySelectorAll('parsererror').length, texts: texts.length, outside: outside.length }
  }, drawing)
  expect(inside).toMatchObject({ errors: 0, outside: 0 })
  expect(inside.texts).toBeGreaterThan(20)
  const slide = await saved(page, pictureButton(dialog, 'slide', 'png'))
  expect(sizeOf(slide.bytes)[0]).toBe(3840)
  expect(sizeOf(slide.bytes)[1]).toBeLessThanOrEqual(2160)
  const column = await saved(page, pictureButton(dialog, 'column', 'png'))
  expect(column.name).toBe('tessera-segmentations-column.png')
  // 84 mm at 300 pixels an inch.
  expect(sizeOf(column.bytes)[0]).toBe(992)
  const colours = await reader.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.width
    canvas.height = image.height
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    const { data } = context?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
    const found = new Set<string>()
    for (let at = 0; at < data.length; at += 4) found.add(`${data[at]},${data[at + 1]},${data[at + 2]}`)
    return [...found]
  }, slide.bytes.toString('base64'))
  // Paper, the three tints, ink.
  for (const colour of ['255,255,255', '211,233,255', '244,229,189', '252,220,234', '22,24,27'])
    expect(colours).toContain(colour)
})

test('a long text is exported whole, by more lanes than one', async () => {
  const page = await openWith('short', ['gpt2', 'o200k_base', 'cl100k_base', 'byt5', 'canine', 'tessera-bpe'])
  const line = (index: number) =>
    `${index} All human beings are born free and equal in dignity and rights. ${(index * 2654435761) % 4294967296}`
  const text = Array.from({ length: 1250 }, (_, index) => line(index)).join('\n')
  await paste(page, text)
  await eventually(() => countOf(page, nameOf('canine'))).toBe(text.length)
  await eventually(() => countOf(page, nameOf('tessera-bpe'))).toBeGreaterThan(10_000)
  await waitForFigures(page)
  const counts = await Promise.all((await laneNames(page)).map((name) => countOf(page, name)))
  const rows = rowsOf((await saved(page, tableButton(await openExport(page), 'tokens', 'csv'))).bytes)
  expect(rows.length).toBe(counts.reduce<number>((sum, count) => sum + (count ?? 0), 0))
  expect(rows.filter((row) => row['reference'] === 'byt5').at(-1)?.['end_byte']).toBe(String(text.length))
})

test('a chart is saved with its legend', async () => {
  const page = await openWith('Charts of tokens, long and short.', ['gpt2', 'byt5'])
  await page.getByText(t('lengths.title')).click()
  await eventually(() => page.locator('path.recharts-line-curve').count()).toBe(2)
  const svg = await saved(page, page.getByRole('button', { name: t('lengths.save') }))
  expect(svg.name).toBe('tessera-token-lengths.svg')
  const drawing = svg.bytes.toString('utf8')
  for (const name of ['gpt2', 'byt5']) expect(drawing).toContain(`>${nameOf(name)}</text>`)
  expect(drawing.match(/<path[^>]*stroke="#[0-9a-f]{6}"/g)?.length).toBe(2)
  expect(drawing).not.toMatch(/var\(|class=/)
})

test('a prepared text has a short address, which opens it, and Back undoes the choice', async () => {
  const { page } = await app.open({ fragment: `#${currentVersion}.s.strawberry` })
  await waitForFigures(page)
  expect(await textField(page).inputValue()).toBe(await sampleText('strawberry'))
  await page.getByRole('button', { name: t('panels.languages'), exact: true }).click()
  await eventually(async () => new URL(page.url()).hash).toMatch(
    new RegExp(String.raw`^#${currentVersion}\.s\.strawberry\.[\w-]{10,60}$`),
  )
  await page.goBack()
  await eventually(async () => new URL(page.url()).hash).toBe(`#${currentVersion}.s.strawberry`)
  expect(await textField(page).inputValue()).toBe(await sampleText('strawberry'))
  await page.evaluate(() => {
    window.location.hash = '#2.s.poem'
  })
  await eventually(() => textField(page).inputValue()).toBe(await sampleText('poem'))
  await paste(page, 'own words')
  await eventually(async () => new URL(page.url()).hash).toMatch(new RegExp(String.raw`^#${currentVersion}\.d\.`))
  await (await openAddDialog(page)).press('Escape')
})

test('the link goes to the system’s own sharing where the browser has it', async () => {
  const { page } = await app.open({
    fragment: `#${currentVersion}.s.poem`,
    prepare: (opened) =>
      opened.addInitScript(() => {
        Object.assign(navigator, { share: async (data: unknown) => void Object.assign(window, { shared: data }) })
      }),
  })
  await waitForFigures(page)
  await page.getByRole('button', { name: t('app.share'), exact: true }).click()
  await page.getByRole('button', { name: t('share.system') }).click()
  expect(await page.evaluate(() => Reflect.get(window, 'shared'))).toEqual({
    title: t('share.pageTitle'),
    url: `${app.url()}#${currentVersion}.s.poem`,
  })
})
