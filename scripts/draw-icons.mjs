// Draws the PNG icons of the installed application from public/favicon.svg, by hand: `node scripts/draw-icons.mjs`.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { browserFlags, findOrInstallBrowser } from './browser.mjs'
import { ROOT } from './steps.mjs'

const PUBLIC = path.join(ROOT, 'public')
/** A maskable icon may be cut to a circle of four fifths of its width. */
const icons = [
  { file: 'icon-192.png', pixels: 192, share: 1, paper: 'transparent' },
  { file: 'icon-512.png', pixels: 512, share: 1, paper: 'transparent' },
  { file: 'icon-maskable-512.png', pixels: 512, share: 0.66, paper: '#fdfdfb' },
]

const svg = readFileSync(path.join(PUBLIC, 'favicon.svg'), 'utf8')
const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: [...browserFlags] })
for (const { file, pixels, share, paper } of icons) {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } })
  await page.setContent(
    `<style>body{margin:0;background:${paper};display:grid;place-items:center;height:100vh}svg{width:${share * 100}%}</style>${svg}`,
  )
  writeFileSync(path.join(PUBLIC, 'icons', file), await page.screenshot({ omitBackground: true }))
  await page.close()
}
await browser.close()
