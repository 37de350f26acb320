/** Files that a reader drops on the page: texts and tokenizers. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { tinyTokenizerJson } from '../server/tinyTokenizer.ts'
import { ggufBytes, unpacked, vocabularies } from '../core/tokenizers/formats/goldenFiles.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  dropFiles,
  eventually,
  lane,
  openAddDialog,
  paste,
  textField,
  tokens,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const byt5 = nameOf('byt5')
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const openWith = async (text: string): Promise<Page> => write(await app.show(compareLink()), text)

async function write(page: Page, text: string): Promise<Page> {
  await waitForFigures(page)
  await paste(page, text)
  await eventually(() => countOf(page, byt5)).toBe(Buffer.byteLength(text))
  return page
}

/** On a page of its own: also what it asks for. */
async function openAlone(text: string) {
  const opened = await app.open({ fragment: compareLink() })
  await write(opened.page, text)
  return opened
}

/** The first 2,000 ranks: all bytes and some merges, enough to segment any text. */
function cutRanks(): Uint8Array {
  const file = readFileSync(
    new URL('../../node_modules/gpt-tokenizer/data/cl100k_base.tiktoken', import.meta.url),
    'utf8',
  )
  return utf8(`${file.split('\n').slice(0, 2000).join('\n')}\n`)
}

test('a text file in UTF-8 becomes the text; a byte order mark is kept and told of', async () => {
  const page = await openWith('before')
  await dropFiles(page, [{ name: 'text.txt', bytes: utf8('dropped: žluťoučký') }])
  await eventually(() => textField(page).inputValue()).toBe('dropped: žluťoučký')
  await eventually(() => countOf(page, byt5)).toBe(utf8('dropped: žluťoučký').length)
  await dropFiles(page, [{ name: 'bom.txt', bytes: utf8('\ufeffmarked') }])
  await page.getByText(t('notice.file-bom')).waitFor()
  await eventually(() => countOf(page, byt5)).toBe(9)
})

test.each([
  ['UTF-16', Uint8Array.from(Buffer.from('\ufefftext', 'utf16le')), { byte: 'FF', at: 0 }],
  // E9 begins a character of three bytes, which the space after it breaks off.
  ['Latin-1', Uint8Array.from(Buffer.from('caf\xe9 au lait', 'latin1')), { byte: 'E9', at: 3 }],
])('a text file in %s is refused in clear words, and the text stays', async (_, bytes, place) => {
  const page = await openWith('mine')
  await dropFiles(page, [{ name: 'notes.txt', bytes }])
  await page.getByText(t('failure.not-utf8', { what: 'notes.txt', ...place })).waitFor()
  expect(await textField(page).inputValue()).toBe('mine')
})

test('a dropped .tiktoken file becomes a lane, and stays on the machine', async () => {
  const { page, requests } = await openAlone('the cat')
  await dropFiles(page, [{ name: 'cut.tiktoken', bytes: cutRanks() }])
  await page.getByText(t('failure.no-pattern', { what: 'cut.tiktoken' })).waitFor()
  await dropFiles(page, [{ name: 'cut-cl100k.tiktoken', bytes: cutRanks() }])
  const name = 'cut-cl100k.tiktoken (cl100k_base)'
  await eventually(() => countOf(page, name)).toBeGreaterThan(1)
  await eventually(async () => (await tokens(page, name).allTextContents()).join('')).toBe('the cat')
  await lane(page, name).getByText(t('lane.status.not-verified')).waitFor()
  await page.getByText(t('app.linkFiles')).waitFor()
  expect(requests.every((address) => address.startsWith(app.url()))).toBe(true)
})

test('a dropped tokenizer.json becomes a lane', async () => {
  const page = await openWith('the other the')
  await dropFiles(page, [{ name: 'tokenizer.json', bytes: utf8(tinyTokenizerJson) }])
  await eventually(() => countOf(page, 'tokenizer.json')).toBe(6)
  await eventually(() => tokens(page, 'tokenizer.json').allTextContents()).toEqual([
    'the',
    ' ',
    'o',
    'the',
    'r',
    ' the',
  ])
})

test('a tokenizer file that is none is refused in its own words, by drop and by the dialog', async () => {
  const page = await openWith('mine')
  await dropFiles(page, [{ name: 'tokenizer.json', bytes: utf8('{"model": ') }])
  await page.getByText(/^tokenizer\.json is not JSON/).waitFor()
  const dialog = await openAddDialog(page)
  const choose = dialog.getByLabel(t('add.fileChoose'))
  await choose.setInputFiles({
    name: 'ranks.tiktoken',
    mimeType: 'text/plain',
    buffer: Buffer.from('nothing of the kind'),
  })
  await dialog
    .getByRole('alert')
    .getByText(/^ranks\.tiktoken is not a \.tiktoken file/)
    .waitFor()
  await choose.setInputFiles({ name: 'ranks.tiktoken', mimeType: 'text/plain', buffer: Buffer.from(cutRanks()) })
  await dialog.waitFor({ state: 'hidden' })
  await eventually(() => countOf(page, 'ranks.tiktoken (cl100k_base)')).toBeGreaterThan(0)
  expect(await textField(page).inputValue()).toBe('mine')
})

test('files of every other format become lanes; those of one tokenizer are one', async () => {
  const { page, requests } = await openAlone('Hello, World!')
  const gpt2 = vocabularies['gpt2']?.files ?? {}
  const pair = Object.entries(gpt2).map(([name, content]) => ({ name, bytes: utf8(content) }))
  await dropFiles(page, [...pair, { name: 'tokenizer_config.json', bytes: utf8('{}') }])
  await dropFiles(page, [{ name: 'spiece.model', bytes: unpacked('tests/oracle/gguf/t5.model.gz') }])
  await dropFiles(page, [{ name: 'vocab.txt', bytes: utf8(vocabularies['bert-cased']?.files['vocab.txt'] ?? '') }])
  // Of a file of weights only the beginning is read.
  const gguf = Buffer.concat([ggufBytes('llama'), Buffer.alloc(3_000_000)])
  await dropFiles(page, [{ name: 'model.gguf', bytes: gguf }])
  for (const name of ['vocab.json + merges.txt', 'spiece.model', 'model.gguf']) {
    await eventually(() => countOf(page, name)).toBeGreaterThan(1)
    await eventually(async () => (await tokens(page, name).allTextContents()).join('')).toBe('Hello, World!')
    await lane(page, name).getByText(t('lane.status.not-verified')).waitFor()
  }
  await eventually(() => countOf(page, 'vocab.txt')).toBeGreaterThan(1)
  expect(requests.every((address) => address.startsWith(app.url()))).toBe(true)
})

test('half a tokenizer, and a file that is in part unknown, say what is missing; the text stays', async () => {
  const page = await openWith('mine')
  await dropFiles(page, [{ name: 'vocab.json', bytes: utf8(vocabularies['gpt2']?.files['vocab.json'] ?? '') }])
  await page.getByText(t('failure.part-missing', { what: 'vocab.json', part: 'merges.txt' })).waitFor()
  const unknown = ggufBytes('unknown')
  await dropFiles(page, [{ name: 'model.gguf', bytes: unknown }])
  await page
    .getByText(t('failure.unknown-split', { what: 'model.gguf', split: 'never-heard-of', nearest: 'gpt2' }))
    .waitFor()
  const dialog = await openAddDialog(page)
  await dialog.getByLabel(t('add.filePattern')).selectOption('gpt2')
  await dialog
    .getByLabel(t('add.fileChoose'))
    .setInputFiles({ name: 'model.gguf', mimeType: 'application/octet-stream', buffer: Buffer.from(unknown) })
  await dialog.waitFor({ state: 'hidden' })
  await eventually(() => countOf(page, 'model.gguf (guess: gpt2)')).toBeGreaterThan(0)
  expect(await textField(page).inputValue()).toBe('mine')
})
