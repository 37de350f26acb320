// Takes pictures of the built application: docs/screenshot.png for the README, with what is written on it
// (docs/screenshot.txt, by which a test sees that the picture is older than the screen), and for looking at, into
// test-results/screens/, the default screen at three widths in light and dark. Build first: npm run build.
//   node scripts/screenshots.mjs
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { browserFlags, findOrInstallBrowser } from './browser.mjs'
import { PICTURED, writtenOn } from './pictured.mjs'
import { startStaticServer } from './staticServer.mjs'

const ROOT = path.resolve(import.meta.dirname, '..')
const SCREENS = path.join(ROOT, 'test-results/screens')
const WIDTHS = [1440, 768, 360]

/** The default screen once all its lanes are live and measured. */
async function openPage(browser, url, { width, height, colorScheme }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, locale: 'en-GB' })
  const page = await context.newPage()
  await page.goto(url)
  await page.waitForSelector('[data-lane]')
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], progress') === null)
  return page
}

mkdirSync(SCREENS, { recursive: true })
mkdirSync(path.join(ROOT, 'docs'), { recursive: true })
const server = await startStaticServer({ folder: path.join(ROOT, 'dist') })
const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: browserFlags })
try {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of WIDTHS) {
      const page = await openPage(browser, server.url, { width, height: 900, colorScheme })
      await page.screenshot({ path: path.join(SCREENS, `${width}-${colorScheme}.png`), fullPage: true })
      await page.context().close()
    }
  }
  const page = await openPage(browser, server.url, { ...PICTURED, colorScheme: 'light' })
  await page.screenshot({ path: path.join(ROOT, 'docs/screenshot.png') })
  writeFileSync(path.join(ROOT, 'docs/screenshot.txt'), `${(await page.evaluate(writtenOn)).join('\n')}\n`)
} finally {
  await browser.close()
  await server.close()
}
