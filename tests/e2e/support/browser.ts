/**
 * The browser of the tests. A process of Vitest runs many files and starts one browser for all of them; each test opens
 * contexts of its own, which share nothing.
 */
import { chromium, type Browser } from 'playwright-core'
import { browserFlags, findOrInstallBrowser } from '../../../scripts/browser.mjs'

/**
 * Compiles WebAssembly for speed about eight times later than a browser does: in the seconds that a test scores, compiling
 * ONNX Runtime again for speed takes longer than all that it then computes. The numbers are the same either way.
 */
export const LATE_COMPILATION = '--js-flags=--wasm-tiering-budget=100000000'

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
