/**
 * The browser of the tests. A process of Vitest runs many files and starts one browser for all of them; each test opens
 * contexts of its own, which share nothing.
 */
import { chromium, type Browser } from 'playwright-core'
import { browserFlags, findOrInstallBrowser } from '../../../scripts/browser.mjs'

const browsers = new Map<string, Promise<Browser>>()

/** A browser started with these flags besides the usual ones; the one that runs already, if it still runs. */
export async function sharedBrowser(flags: readonly string[] = []): Promise<Browser> {
  const key = flags.join(' ')
  const running = await browsers.get(key)?.catch(() => null)
  if (running?.isConnected() === true) return running
  const started = chromium.launch({ executablePath: findOrInstallBrowser(), args: [...browserFlags, ...flags] })
  browsers.set(key, started)
  return started
}
