/** How a text is drawn: long lines as one paragraph, what cannot be seen, piled marks, forced colours, paper, translation by the browser. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { serveBuiltApp, type OpenOptions } from './support/builtApp.ts'
import {
  compareLink,
  countOf,
  eventually,
  lane,
  laneNames,
  paste,
  textField,
  tokens,
  waitForFigures,
} from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
const gpt2 = nameOf('gpt2')
const byt5 = nameOf('byt5')
const canine = nameOf('canine')

const openWith = async (text: string): Promise<Page> => write(await app.show(compareLink()), text)

/** On a page of its own: for what changes more than a link brings back. */
const openAlone = async (text: string, options: OpenOptions = {}): Promise<Page> =>
  write((await app.open({ fragment: compareLink(), ...options })).page, text)

async function write(page: Page, text: string): Promise<Page> {
  await waitForFigures(page)
  await paste(page, text)
  await eventually(() => countOf(page, byt5)).toBe(Buffer.byteLength(text))
  await waitForFigures(page)
  await eventually(() => tokens(page, gpt2).count()).toBeGreaterThan(0)
  return page
}

const group = (page: Page, name: string) =>
  lane(page, name).getByRole('group', { name: t('lane.textOf', { name }), exact: true })
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())

/** Selects all that a lane draws and copies it. */
async function copyLane(page: Page, name: string): Promise<string> {
  await group(page, name).evaluate((element) => {
    getSelection()?.selectAllChildren(element)
    document.execCommand('copy')
    getSelection()?.removeAllRanges()
  })
  return clipboard(page)
}

/** Where a browser puts the characters of a part of the lane's text, and of the same text in a plain paragraph of that width. */
function placesOf(page: Page, name: string, part: string) {
  return group(page, name).evaluate((element, wanted) => {
    const paragraph = [...element.querySelectorAll<HTMLElement>('[dir]')].find((found) =>
      found.textContent.includes(wanted),
    )
    if (paragraph === undefined) throw new Error('the lane has no such text in one paragraph')
    const plain = document.createElement('div')
    plain.dir = 'auto'
    plain.className = paragraph.className
    plain.textContent = paragraph.textContent
    plain.style.width = `${paragraph.getBoundingClientRect().width}px`
    paragraph.parentElement?.parentElement?.append(plain)
    const boxes = (root: HTMLElement): number[][] => {
      const from = root.textContent.indexOf(wanted)
      const origin = root.getBoundingClientRect()
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
      const found: number[][] = []
      let at = 0
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const { length } = node.textContent ?? ''
        for (let unit = Math.max(0, from - at); unit < Math.min(length, from + wanted.length - at); unit += 1) {
          const range = document.createRange()
          range.setStart(node, unit)
          range.setEnd(node, unit + 1)
          const { left, top } = range.getBoundingClientRect()
          found.push([Math.round(left - origin.left), Math.round(top - origin.top)])
        }
        at += length
      }
      return found
    }
    const places = { lane: boxes(paragraph), plain: boxes(plain) }
    plain.remove()
    return places
  }, part)
}

test.each([
  [
    'a word at the end of a piece',
    `${'a '.repeat(395)}international understanding of everything ${'b '.repeat(300)}`,
    ' international understanding of everything ',
  ],
  [
    'Arabic at the end of a piece',
    `${'ab '.repeat(265)}العربية والمستشفيات ${'cd '.repeat(100)}`,
    ' العربية والمستشفيات cd ',
  ],
  [
    'a line from right to left with Latin at its end',
    `${'مرحبا '.repeat(200)}${'word '.repeat(60)}`,
    'مرحبا word word ',
  ],
  ['a line without spaces', 'نستعمل'.repeat(300), 'نستعمل'.repeat(280)],
])('%s of a long line stands where it would without tokens', async (_, text, part) => {
  const page = await openWith(text)
  for (const name of [gpt2, canine]) {
    const { lane: drawn, plain } = await placesOf(page, name, part)
    expect(drawn.length).toBe(part.length)
    // Characters of more than one token are moved by no more than a rounding.
    for (const [index, [x = NaN, y = NaN] = []] of drawn.entries()) {
      expect(Math.abs(x - (plain[index]?.[0] ?? NaN))).toBeLessThanOrEqual(2)
      expect(Math.abs(y - (plain[index]?.[1] ?? NaN))).toBeLessThanOrEqual(2)
    }
    expect(await copyLane(page, name)).toBe(text)
  }
})

test('what is copied from a lane is the text, whatever is drawn over it, also a part of it', async () => {
  const text = `one\ttwo\n\n${'long '.repeat(400)}\nZ${'\u0310'.repeat(40)}\u200b❤\ufe0f \u{e0041}العربية end`
  const page = await openWith(text)
  await page.getByRole('checkbox', { name: t('lane.whitespace'), exact: true }).check()
  expect(await copyLane(page, gpt2)).toBe(text)
  await tokens(page, gpt2)
    .first()
    .evaluate((first) => {
      const last = document.querySelectorAll('[data-piece]')[2]
      if (last === undefined) throw new Error('the text has no third piece')
      getSelection()?.setBaseAndExtent(first.firstChild ?? first, 1, last, 1)
      document.execCommand('copy')
    })
  expect(await clipboard(page)).toMatch(/^ne\ttwo\n\nl/)
})

test('a long text: a line that is drawn in parts runs in the direction of its beginning', async () => {
  const page = await openWith(`${'ab '.repeat(1500)}${'العربية '.repeat(1200)}`)
  const directions = async () => {
    const group0 = group(page, gpt2)
    return group0.evaluate((element) => {
      const viewport = element.querySelector('section')
      if (viewport !== null) viewport.scrollTop = viewport.scrollHeight
      return [...element.querySelectorAll<HTMLElement>('[dir]')].map((found) =>
        [found.dir, getComputedStyle(found).direction, /[\u0600-\u06ff]/.test(found.textContent)].join(' '),
      )
    })
  }
  await eventually(directions).toContain('ltr ltr true')
  expect(await directions()).not.toContain('rtl rtl true')
})

test('marks piled on letters stay in their lane and in the pictures, and can all be reached', async () => {
  const page = await openWith(`Z${'\u0310'.repeat(40)} a${'\u0301'.repeat(20)}`)
  await group(page, canine).locator('[data-mark="38 × U+0310"]').first().waitFor({ state: 'attached' })
  for (const name of await laneNames(page)) {
    const clip = await group(page, name).evaluate((element) => getComputedStyle(element).overflowY)
    expect(clip).toBe('clip')
  }
  await tokens(page, gpt2).last().click()
  const codePoints = page.getByRole('complementary', { name: t('token.detail'), exact: true })
  await codePoints.getByText('U+0301', { exact: true }).first().waitFor()
  // The ruler has every one of them.
  await page.getByRole('button', { name: t('lane.rulerNamed', { name: gpt2 }), exact: true }).click()
  await page
    .getByRole('region', { name: t('token.rulerCells', { name: gpt2 }), exact: true })
    .getByText('U+0310', { exact: true })
    .nth(20)
    .waitFor()
})

test('in forced colours, tokens inside a character and unknown tokens are drawn in the system’s colours', async () => {
  const page = await openAlone('naïve 😀', { forcedColors: 'active' })
  const part = tokens(page, byt5).and(page.locator('[data-from]')).first()
  const look = await part.evaluate((element) => {
    const { backgroundImage, backgroundSize, forcedColorAdjust } = getComputedStyle(element)
    return { backgroundImage, backgroundSize, forcedColorAdjust }
  })
  expect(look.forcedColorAdjust).toBe('none')
  expect(look.backgroundImage).toContain('linear-gradient')
  const unknown = page.getByText('xyz', { exact: true })
  const hatch = await unknown.evaluate((element) => {
    const { backgroundImage, textDecorationStyle, textDecorationLine } = getComputedStyle(element)
    return { backgroundImage, textDecorationStyle, textDecorationLine }
  })
  expect(hatch).toMatchObject({ textDecorationStyle: 'wavy', textDecorationLine: 'underline' })
  expect(hatch.backgroundImage).toContain('repeating-linear-gradient')
  // Nothing takes place inside a word.
  expect(
    await tokens(page, byt5)
      .first()
      .evaluate((element) => getComputedStyle(element).borderInlineStartWidth),
  ).toBe('0px')
})

test('on paper: every lane from its first word on, up to a stated length, whole tables, no buttons, light', async () => {
  const sentence = 'All human beings are born free and equal in dignity and rights. '
  const text = sentence.repeat(500)
  const page = await openAlone(text, { fragment: '', colorScheme: 'dark' })
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  const printed = t('lane.printedPart', { shown: 20_000, total: text.length }).split('20,000')[0] ?? ''
  for (const name of await laneNames(page)) {
    const drawn = group(page, name)
    await drawn.getByText(printed).waitFor()
    const { length, clipped } = await drawn.evaluate((element) => {
      const section = element.querySelector('section')
      return {
        length: [...element.querySelectorAll('[data-piece]')].map((piece) => piece.textContent).join('').length,
        clipped: section !== null && section.scrollHeight > section.clientHeight + 1,
      }
    })
    expect(length).toBeGreaterThan(16_000)
    expect(length).toBeLessThanOrEqual(20_000)
    expect(clipped).toBe(false)
  }
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('light')
  expect(await page.getByRole('button', { name: t('app.share'), exact: true }).isVisible()).toBe(false)
  const table = page.getByRole('region', { name: t('metrics.table') })
  expect(
    await table.evaluate((element) => [getComputedStyle(element).overflowX, getComputedStyle(element).overflowY]),
  ).toEqual(['visible', 'visible'])
  await page.emulateMedia({ media: null })
  await eventually(() => group(page, gpt2).getByText(printed).count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.dataset['theme'])).toBe('dark')
  // Printed from the screen, as readers do.
  for (const name of await laneNames(page))
    await lane(page, name)
      .getByRole('region', { name: t('lane.textOf', { name }), exact: true })
      .waitFor({ state: 'attached' })
  const pdf = await page.pdf({ format: 'A4' })
  // Five lanes of some seven pages each and the table; one screen would be one page.
  expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0).toBeGreaterThan(10)
})

/** As translators do: the text in a `<font>` of its own, which takes its place (`replace`) or goes around it (`wrap`). */
const translate = (page: Page, way: 'replace' | 'wrap', all: boolean) =>
  page.evaluate(
    ([how, everything]) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      const texts: Text[] = []
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement
        if (
          !(node instanceof Text) ||
          element === null ||
          element.closest('script, style, textarea, svg, font') !== null
        )
          continue
        if (node.data.trim() === '' || (!everything && element.closest('[translate="no"]') !== null)) continue
        texts.push(node)
      }
      for (const text of texts) {
        const font = document.createElement('font')
        if (how === 'wrap') {
          text.before(font)
          font.append(text)
        } else {
          const inner = document.createElement('font')
          // Names by which the test finds its way stay what they are.
          inner.append(everything ? text.data : text.data.toUpperCase())
          font.append(inner)
          text.replaceWith(font)
        }
      }
      return texts.length
    },
    [way, all] as const,
  )

test.each([
  ['replace', false],
  ['replace', true],
  ['wrap', true],
] as const)(
  'a translation of the page (%s, all: %s) leaves figures, tokens and the page itself right',
  async (way, all) => {
    const page = await openAlone('the quick brown fox')
    await page.getByRole('checkbox', { name: t('lane.whitespace'), exact: true }).check()
    expect(await translate(page, way, all)).toBeGreaterThan(80)
    await textField(page).focus()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(' jumps über')
    const text = 'the quick brown fox jumps über'
    const bytes = Buffer.byteLength(text)
    const row = page.getByRole('row').filter({ hasText: byt5 })
    await eventually(async () => (await row.first().getByRole('cell').first().innerText()).toLowerCase()).toBe(
      String(bytes),
    )
    await eventually(() => countOf(page, byt5)).toBe(bytes)
    await eventually(async () =>
      Number((await lane(page, gpt2).locator('strong').innerText()).replaceAll(',', '')),
    ).toBe(await tokens(page, gpt2).count())
    await eventually(() =>
      tokens(page, canine)
        .allInnerTexts()
        .then((found) => found.join('')),
    ).toBe(text)
    // What comes and goes does so: a message, the detail, another panel.
    await tokens(page, gpt2).first().hover()
    await page
      .getByRole('complementary', { name: t('token.detail'), exact: true })
      .getByText('U+0074', { exact: true })
      .waitFor()
    await page.getByRole('checkbox').first().uncheck()
    await translate(page, way, all)
    await page.keyboard.press('ControlOrMeta+a')
    await textField(page).fill('')
    await eventually(() => countOf(page, gpt2)).toBe(0)
    await textField(page).fill('a new text')
    await eventually(() => countOf(page, canine)).toBe(10)
    const panels = page.getByRole('navigation').getByRole('button')
    for (const index of [1, 2, 3, 0]) {
      await panels.nth(index).click()
      await eventually(() => panels.nth(index).getAttribute('aria-current')).toBe('page')
      await translate(page, way, all)
    }
    expect(await page.getByRole('alert').count()).toBe(0)
    await eventually(() => countOf(page, canine)).toBe(10)
  },
)

test('what is not to be translated says so', async () => {
  const page = await openWith('the quick brown fox')
  await tokens(page, gpt2).first().click()
  const unmarked = await page.evaluate(
    (names) =>
      [...document.querySelectorAll('textarea, [data-token], [data-piece], h2, code, bdi, option, th')]
        .filter(
          (element) =>
            element.matches('textarea, [data-token], [data-piece], code, bdi') || names.includes(element.textContent),
        )
        .filter((element) => element.closest('[translate="no"]') === null)
        .map((element) => element.outerHTML),
    await laneNames(page),
  )
  expect(unmarked).toEqual([])
})
