/** Whatever takes the place of the text can be taken back: by the field's own undo, or by the page's where the text is in no field. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { serveBuiltApp } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  dropFiles,
  eventually,
  exampleCard,
  paste,
  textField,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const lines = Array.from({ length: 300 }, (_, line) => `line ${line} & <b>mark</b>`).join('\n')

const openWith = async (text: string): Promise<Page> => write(await app.show(compareLink()), text)

async function write(page: Page, text: string): Promise<Page> {
  await waitForFigures(page)
  await paste(page, text)
  await eventually(() => textField(page).inputValue()).toBe(text)
  return page
}

async function undoInField(page: Page): Promise<void> {
  await textField(page).focus()
  await page.keyboard.press('ControlOrMeta+z')
}

test('a dropped file, Clear and a prepared text are edits of the field, which Ctrl+Z takes back one by one', async () => {
  // Examples are offered as long as the text is one.
  const { page } = await app.open()
  await write(page, 'mine')
  await dropFiles(page, [{ name: 'text.txt', bytes: utf8(lines) }])
  await eventually(() => textField(page).inputValue()).toBe(lines)
  await page.getByText(t('notice.text-replaced')).waitFor()
  await page.getByRole('button', { name: t('text.clear'), exact: true }).click()
  await eventually(() => textField(page).inputValue()).toBe('')
  await exampleCard(page, 'strawberry').click()
  await eventually(() => textField(page).inputValue()).toContain('trawberry')
  for (const text of ['', lines, 'mine']) {
    await undoInField(page)
    await eventually(() => textField(page).inputValue()).toBe(text)
  }
  // The first also brought back the tokenizers, of which the example has others.
  await eventually(() => countOf(page, nameOf('byt5'))).toBe(4)
})

test('many lines pasted into the middle of the text are one edit, which Ctrl+Z takes back and the browser does again', async () => {
  const page = await openWith('some words')
  await textField(page).evaluate((field) => {
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(5, 7)
  })
  await page.evaluate((text) => navigator.clipboard.writeText(text), lines)
  await page.keyboard.press('ControlOrMeta+v')
  const whole = `some ${lines}rds`
  const figure = () => countOf(page, nameOf('byt5'))
  await eventually(() => textField(page).inputValue()).toBe(whole)
  await eventually(figure).toBe(whole.length)
  await undoInField(page)
  await eventually(() => textField(page).inputValue()).toBe('some words')
  await eventually(figure).toBe(10)
  await page.keyboard.press('ControlOrMeta+y')
  await eventually(() => textField(page).inputValue()).toBe(whole)
  await eventually(figure).toBe(whole.length)
})

test('a text that is too long for the field is taken back by the button, and by Ctrl+Z', async () => {
  const page = await openWith('mine')
  const long = lines.repeat(40)
  const drop = async (): Promise<void> => {
    await dropFiles(page, [{ name: 'text.txt', bytes: utf8(long) }])
    await page.getByText(t('text.longTitle', { characters: long.length })).waitFor()
  }
  await drop()
  await page.getByRole('button', { name: t('notices.undo'), exact: true }).click()
  await eventually(() => textField(page).inputValue()).toBe('mine')
  await drop()
  await page.keyboard.press('ControlOrMeta+z')
  await eventually(() => textField(page).inputValue()).toBe('mine')
})

test('carriage returns of a dropped file are there again after Ctrl+Z, and not after a paste over them', async () => {
  const page = await openWith('mine')
  const byt5 = () => countOf(page, nameOf('byt5'))
  await dropFiles(page, [{ name: 'text.txt', bytes: utf8('a\r\n') }])
  await eventually(byt5).toBe(3)
  await paste(page, 'a\n')
  await eventually(byt5).toBe(2)
  await paste(page, 'other')
  await eventually(byt5).toBe(5)
  await undoInField(page)
  await eventually(() => textField(page).inputValue()).toBe('a\n')
})

test('a renamed tokenizer and a vocabulary leave the text alone; the second of two texts is named', async () => {
  const page = await openWith('mine')
  const vocabulary = [
    '[PAD]',
    ...Array.from({ length: 99 }, (_, at) => `[unused${at}]`),
    '[UNK]',
    '[CLS]',
    '[SEP]',
    '[MASK]',
    'the',
  ].join('\n')
  await dropFiles(page, [{ name: 'vocab.txt', bytes: utf8(vocabulary) }])
  await eventually(() => countOf(page, 'vocab.txt')).toBe(1)
  expect(await textField(page).inputValue()).toBe('mine')
  await dropFiles(
    page,
    ['one', 'two'].map((name) => ({ name: `${name}.txt`, bytes: utf8(name) })),
  )
  await page.getByText(t('notice.files-left', { list: 'two.txt' })).waitFor()
  await eventually(() => textField(page).inputValue()).toBe('one')
})
