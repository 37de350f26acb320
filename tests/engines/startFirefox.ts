/** A Firefox without a window, driven by WebDriver BiDi. */
import puppeteer from 'puppeteer-core'
import type { Engine } from './engine.ts'

export async function startFirefox(executablePath: string): Promise<Engine> {
  const browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true })
  const page = await browser.newPage()
  await page.setViewport({ width: 1280, height: 900 })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  return {
    async open(address) {
      // Addresses that differ in their fragment alone would be one document.
      await page.goto('about:blank')
      await page.goto(address)
    },
    ask: (run, ...args) => page.evaluate(run, ...args),
    type: (text) => page.keyboard.type(text),
    async close() {
      await browser.close()
      if (errors.length > 0) throw new Error(errors.join('\n'))
    },
  }
}
