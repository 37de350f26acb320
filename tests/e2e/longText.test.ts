/** Texts of megabytes, and a worker that stops: the page stays usable, and says what it does. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, countOf, dropFiles, eventually, lane, paste, waitForFigures } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const gpt2 = nameOf('gpt2')
const byt5 = nameOf('byt5')

const LINE = 'The quick brown fox jumps over the lazy dog, 12345 times.\n'
const textOf = (bytes: number): string => LINE.repeat(Math.ceil(bytes / LINE.length)).slice(0, bytes)

async function openApp(): Promise<Page> {
  const page = await app.show(compareLink(['gpt2', 'byt5']))
  await waitForFigures(page)
  return page
}

test('1 MB pasted: counts arrive, and only what is on the screen is in the document', async () => {
  const page = await openApp()
  const text = textOf(1_000_000)
  await paste(page, text)
  await eventually(() => countOf(page, byt5), 60_000).toBe(1_000_000)
  await eventually(() => countOf(page, gpt2), 60_000).toBeGreaterThan(150_000)
  await lane(page, gpt2).locator('[data-token]').first().waitFor()
  expect(await page.locator('[data-token]').count()).toBeLessThan(10_000)
  await page.getByText(t('text.longNote')).waitFor()
  await page.getByText(t('app.linkWithoutText')).waitFor()
})

test('a key is encoded before the browser has put it into the text, and only once', async () => {
  const { page } = await app.open({
    fragment: compareLink(['gpt2', 'byt5']),
    prepare: (opened) =>
      opened.addInitScript(() => {
        const seen: string[] = []
        Object.assign(globalThis, { seen })
        addEventListener('input', () => seen.push('input'), { capture: true })
        Worker.prototype.postMessage = new Proxy(Worker.prototype.postMessage, {
          apply(post, worker, call) {
            const { path = [] }: { readonly path?: readonly string[] } = call[0]
            if (path.join() === 'encode') seen.push('encode')
            return Reflect.apply(post, worker, call)
          },
        })
      }),
  })
  await waitForFigures(page)
  const text = textOf(20_000)
  await paste(page, text)
  await eventually(() => countOf(page, byt5)).toBe(20_000)
  await page.evaluate(() => {
    const field = document.getElementById('text')
    if (field instanceof HTMLTextAreaElement) field.setSelectionRange(9_000, 9_010)
  })
  await page.evaluate('seen.length = 0')
  for (const [key, count] of [
    ['a', 19_991],
    ['Enter', 19_992],
    ['b', 19_993],
  ] as const) {
    await page.keyboard.press(key)
    await eventually(() => countOf(page, byt5)).toBe(count)
  }
  expect(await page.evaluate('seen')).toEqual(['encode', 'input', 'encode', 'input', 'encode', 'input'])
})

test('on a host that isolates the page, counts are there before the message that brings the segmentations', async () => {
  const { page } = await app.open({
    fragment: compareLink(['gpt2', 'byt5']),
    prepare: (opened) =>
      opened.addInitScript(() => {
        const messages: { hold: boolean; readonly held: (() => void)[] } = { hold: false, held: [] }
        Object.assign(globalThis, { messages })
        // The first listeners of a worker, so that the others hear nothing before.
        globalThis.Worker = class extends Worker {
          constructor(address: string | URL, options?: WorkerOptions) {
            super(address, options)
            this.addEventListener('message', (event) => {
              const data: unknown = event.data
              if (!messages.hold || typeof data !== 'object' || data === null || !('events' in data)) return
              event.stopImmediatePropagation()
              messages.held.push(() => this.dispatchEvent(new MessageEvent('message', { data })))
            })
          }
        }
      }),
  })
  await waitForFigures(page)
  expect(await page.evaluate('crossOriginIsolated')).toBe(true)
  await paste(page, textOf(20_000))
  await eventually(() => countOf(page, byt5)).toBe(20_000)
  // The answer to the paste has come, or it would be held as well.
  await waitForFigures(page)
  await page.evaluate('messages.hold = true')
  await page.keyboard.press('a')
  await eventually(() => countOf(page, byt5)).toBe(20_001)
  await eventually(() => page.evaluate('messages.held.length')).toBeGreaterThan(0)
  // What was held comes behind the end of its request, as no worker sends it: the next key is answered in order again.
  await page.evaluate('messages.hold = false; for (const give of messages.held.splice(0)) give()')
  await page.keyboard.press('b')
  await eventually(() => countOf(page, byt5)).toBe(20_002)
  await waitForFigures(page)
  expect(await countOf(page, byt5)).toBe(20_002)
})

test('10 MB are counted and not drawn; a longer file is kept, like a longer paste', async () => {
  const page = await openApp()
  const drop = (bytes: number) => dropFiles(page, [{ name: 'long.txt', bytes: Buffer.from(textOf(bytes)) }])
  await drop(10_000_001)
  await page
    .getByRole('alert')
    .getByText(t('text.tooLong', { limit: '10 MB' }))
    .waitFor()
  await page.getByText(t('text.longTitle', { characters: 10_000_001 })).waitFor()
  await drop(10_000_000)
  await eventually(() => countOf(page, byt5), 60_000).toBe(10_000_000)
  await lane(page, byt5).getByText(t('lane.countsOnly')).waitFor()
  await eventually(() => page.locator('[data-token]').count(), 60_000).toBe(0)
})

test('a pasted text above the limit is kept, and the page says that it is not encoded', async () => {
  const page = await openApp()
  await paste(page, textOf(10_500_000))
  await page
    .getByRole('alert')
    .getByText(t('text.tooLong', { limit: '10 MB' }))
    .waitFor()
  await page.getByText(t('text.longTitle', { characters: 10_500_000 })).waitFor()
})

test('after the worker stopped, the next edit is encoded again', async () => {
  const page = await openApp()
  const [worker] = page.workers()
  if (worker === undefined) throw new Error('the page has no worker')
  await worker.evaluate(() => {
    setTimeout(() => {
      throw new Error('stopped by the test')
    })
  })
  await eventually(async () => page.workers().includes(worker)).toBe(false)
  await paste(page, 'written after the worker stopped')
  await eventually(() => countOf(page, byt5)).toBe(32)
  await eventually(() => countOf(page, gpt2)).toBe(5)
  await eventually(() => page.getByRole('alert').allInnerTexts()).toEqual([])
})
