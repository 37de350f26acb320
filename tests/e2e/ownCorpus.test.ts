/** A reader's own parallel corpus in the browser: a folder of FLORES' shape, the same zipped, and files that are refused. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import Papa from 'papaparse'
import { get_encoding } from 'tiktoken'
import * as v from 'valibot'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runProgram } from '../oracle/atScale/runProgram.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { controls, exportedRows, languagesLink, waitForCounts } from './support/languagesPage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
const TOKENIZERS = ['gpt2', 'cl100k_base', 'byt5', 'canine'] as const
const LANGUAGES = { eng_Latn: 'eng', hin_Deva: 'hin', zho_Hans: 'cmn_hans' } as const

const declarationSchema = v.object({ articles: v.array(v.array(v.string())) })

/** The articles, a line each: the first twenty are `dev`, the others `devtest`. */
function articlesOf(code: string): readonly string[] {
  const file = gunzipSync(readFileSync(path.resolve(import.meta.dirname, `../../public/corpora/udhr/${code}.gzip`)))
  return v
    .parse(declarationSchema, JSON.parse(new TextDecoder().decode(file)))
    .articles.map((paragraphs) => paragraphs.join(' '))
}

const files: Record<string, string> = { 'flores/README': 'read me' }
for (const [language, code] of Object.entries(LANGUAGES)) {
  const articles = articlesOf(code)
  for (const [part, lines] of [
    ['dev', articles.slice(0, 20)],
    ['devtest', articles.slice(20)],
  ] as const) {
    files[`flores/${part}/${language}.${part}`] = lines.map((line) => `${line}\n`).join('')
  }
}

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'corpus-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Tokens by independent implementations: tiktoken, bytes and code points. */
function expected(mode: 'per-unit' | 'joined' | 'joined-petrov'): readonly string[] {
  const [gpt2, cl100k] = [get_encoding('gpt2'), get_encoding('cl100k_base')]
  const count: Record<(typeof TOKENIZERS)[number], (text: string) => number> = {
    gpt2: (text) => gpt2.encode_ordinary(text).length,
    cl100k_base: (text) => cl100k.encode_ordinary(text).length,
    byt5: (text) => Buffer.byteLength(text),
    canine: (text) => Array.from(text).length,
  }
  return Object.keys(LANGUAGES).flatMap((language) => {
    // A split at each line break gives an empty item behind each file, which only the published recipe keeps.
    const items = ['dev', 'devtest'].flatMap((part) => (files[`flores/${part}/${language}.${part}`] ?? '').split('\n'))
    const lines = mode === 'joined-petrov' ? items : items.filter((line) => line !== '')
    const texts = mode === 'per-unit' ? lines : [lines.join(' ')]
    return TOKENIZERS.map(
      (tokenizer) => `${language} ${tokenizer} ${texts.reduce((sum, text) => sum + count[tokenizer](text), 0)} ${mode}`,
    )
  })
}

async function counted(page: Page): Promise<readonly string[]> {
  await waitForCounts(page)
  const rows = await exportedRows(page)
  return rows
    .map(({ code, tokenizer_reference: tokenizer, tokens, mode }) => `${code} ${tokenizer} ${tokens} ${mode}`)
    .toSorted()
}

async function dropOnCorpus(page: Page, dropped: Readonly<Record<string, Uint8Array>>): Promise<void> {
  const encoded = Object.entries(dropped).map(([name, bytes]) => ({
    name,
    base64: Buffer.from(bytes).toString('base64'),
  }))
  await page.locator('[data-drop="corpus"]').waitFor()
  await page.evaluate((given) => {
    const dataTransfer = new DataTransfer()
    for (const { name, base64 } of given) {
      dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))], name))
    }
    document
      .querySelector('[data-drop="corpus"]')
      ?.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }))
  }, encoded)
}

const open = async (): Promise<Page> => app.show(languagesLink({ corpus: 'own' }, TOKENIZERS))

/** ICU of another version segments other words and graphemes, and every engine names itself. */
function withoutEngine(row: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(row).filter(([column]) => !/segmenter|word|grapheme|type/.test(column)))
}

test('the command line writes the same table of a folder', async () => {
  const page = await open()
  await page.getByLabel(t('languages.chooseFolder')).setInputFiles(path.join(folder, 'flores'))
  await page.getByRole('button', { name: t('languages.useCorpus') }).click()
  await waitForCounts(page)
  const rows = await exportedRows(page)
  const given = ['--tokenizers', TOKENIZERS.join(','), '--corpus', path.join(folder, 'flores')]
  const { status, stdout, stderr } = await runProgram(process.execPath, ['bin/tessera.mjs', 'count', ...given])
  expect({ status, stderr }).toMatchObject({ status: 0 })
  const { data } = Papa.parse<Record<string, string>>(stdout, { header: true, skipEmptyLines: true })
  expect(data.length).toBe(TOKENIZERS.length * Object.keys(LANGUAGES).length)
  expect(data.map(withoutEngine)).toEqual(rows.map(withoutEngine))
})

test('a folder of three languages: shown as understood, counted when confirmed, to the token in both modes', async () => {
  const page = await open()
  await page.getByLabel(t('languages.chooseFolder')).setInputFiles(path.join(folder, 'flores'))
  const understood = page.getByRole('region', { name: t('languages.understood') })
  await understood.waitFor()
  expect(await understood.getByRole('listitem').count()).toBe(3)
  expect(await understood.innerText()).toContain('All human beings are born free and equal')
  expect(await understood.innerText()).toContain('README')
  await page.getByRole('button', { name: t('languages.useCorpus') }).click()
  expect(await counted(page)).toEqual(expected('per-unit').toSorted())
  for (const mode of ['joined', 'joined-petrov'] as const) {
    await controls(page)
      .getByRole('radio', { name: t(`languages.modeName.${mode}`), exact: true })
      .check()
    expect(await counted(page)).toEqual(expected(mode).toSorted())
  }
})

test('the same as a zip file that is dropped', async () => {
  const page = await open()
  const encoder = new TextEncoder()
  const zipped = zipSync(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [name, encoder.encode(content)])),
  )
  await dropOnCorpus(page, { 'flores.zip': zipped })
  await page.getByRole('button', { name: t('languages.useCorpus') }).click()
  expect(await counted(page)).toEqual(expected('per-unit').toSorted())
})

test('files that are not parallel, or not UTF-8, are refused with the place', async () => {
  const page = await open()
  const encoder = new TextEncoder()
  await dropOnCorpus(page, { 'eng.txt': encoder.encode('one\ntwo\nthree\n'), 'fra.txt': encoder.encode('un\ndeux\n') })
  const alert = page.getByRole('region', { name: t('languages.corpusName.own') }).getByRole('alert')
  await alert.waitFor()
  expect(await alert.innerText()).toMatch(/fra\.txt has 2 lines and eng\.txt has 3: they part at line 3/)
  await dropOnCorpus(page, {
    'eng.txt': encoder.encode('one\ntwo\n'),
    'fra.txt': Uint8Array.of(0x75, 0x6e, 0x0a, 0xff, 0x0a),
  })
  await alert.getByText('fra.txt').waitFor()
  expect(await alert.innerText()).toMatch(/fra\.txt.*2/s)
  expect(await page.getByRole('button', { name: t('languages.useCorpus') }).count()).toBe(0)
})

test('a language that was not recognised is named by the reader, and a text is left out', async () => {
  const page = await open()
  await dropOnCorpus(page, {
    'pairs.tsv': new TextEncoder().encode(
      'src\ttrg\tnote\nGood morning.\tGuten Morgen.\tone two\nThe end.\tDas Ende.\tthree four\n',
    ),
  })
  const preview = page.getByRole('region', { name: t('languages.understood') })
  await preview.waitFor()
  expect(await preview.getByText(t('languages.languageUnknown')).count()).toBe(3)
  for (const [column, language] of [
    ['src', 'English'],
    ['trg', 'de'],
  ] as const) {
    const field = preview.getByRole('textbox', { name: t('languages.languageOf', { name: column }) })
    await field.fill(language)
    await field.press('Enter')
  }
  await preview.getByRole('checkbox', { name: t('languages.takeText', { name: 'note' }) }).uncheck()
  await preview.getByText('German').first().waitFor()
  await page.getByRole('button', { name: t('languages.useCorpus') }).click()
  await waitForCounts(page)
  const rows = await exportedRows(page)
  expect(
    [...new Set(rows.map(({ language, iso639_3, units }) => `${language} ${iso639_3} ${units}`))].toSorted(),
  ).toEqual(['English eng 2', 'German deu 2'])
  const german = rows.find(({ iso639_3, tokenizer_reference: tokenizer }) => iso639_3 === 'deu' && tokenizer === 'byt5')
  expect(Number(german?.['premium_low'])).toBeLessThanOrEqual(Number(german?.['premium']))
  expect(Number(german?.['premium_high'])).toBeGreaterThanOrEqual(Number(german?.['premium']))
})

test('reading is shown and cancelled, and the page goes on', async () => {
  const page = await open()
  const isWorker = /\/reading\.worker[^/]*\.js$/
  // Held back, so that there is something to cancel.
  await page.route(isWorker, () => {})
  await dropOnCorpus(page, {
    'eng.txt': new TextEncoder().encode('one\ntwo\n'),
    'deu.txt': new TextEncoder().encode('eins\nzwei\n'),
  })
  await page.getByRole('button', { name: t('reading.cancel'), exact: true }).click()
  await page.getByText(t('languages.dropCorpus')).waitFor()
  await page.unroute(isWorker)
  await dropOnCorpus(page, {
    'eng.txt': new TextEncoder().encode('one\ntwo\n'),
    'fra.txt': new TextEncoder().encode('un\ndeux\n'),
  })
  await page.getByRole('button', { name: t('languages.useCorpus') }).waitFor()
})
