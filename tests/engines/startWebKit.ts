/** WebKitGTK's small browser on a screen of its own, driven by WebDriver. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Builder, Capabilities } from 'selenium-webdriver'
import type { WebKitPaths } from '../../scripts/engines.mjs'
import type { Engine } from './engine.ts'

/** Until the driver answers. */
const STARTED_WITHIN_MS = 30_000
const ASKED_EVERY_MS = 100

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('there is no port')
  return address.port
}

/** A virtual screen; it says the number that it chose on its third pipe. */
async function startScreen(program: string): Promise<{ readonly process: ChildProcess; readonly display: string }> {
  const process = spawn(program, ['-displayfd', '3', '-screen', '0', '1280x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const pipe = process.stdio[3]
  if (pipe === null || pipe === undefined) throw new Error('the screen has no pipe')
  const [said]: unknown[] = await once(pipe, 'data')
  return { process, display: `:${String(said).trim()}` }
}

async function untilReady(address: string): Promise<void> {
  const end = Date.now() + STARTED_WITHIN_MS
  for (;;) {
    const answer = await fetch(`${address}/status`).catch(() => null)
    if (answer?.ok === true) return
    if (Date.now() > end) throw new Error('WebKitWebDriver does not answer')
    await new Promise((resolve) => setTimeout(resolve, ASKED_EVERY_MS))
  }
}

export async function startWebKit({ driver, browser, screen }: WebKitPaths): Promise<Engine> {
  const { process: screenProcess, display } = await startScreen(screen)
  const port = await freePort()
  const driverProcess = spawn(driver, [`--port=${port}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      GDK_BACKEND: 'x11',
      LIBGL_ALWAYS_SOFTWARE: '1',
      // Containers refuse what its sandbox needs.
      WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    },
  })
  const address = `http://127.0.0.1:${port}`
  await untilReady(address)
  const capabilities = new Capabilities({
    browserName: 'MiniBrowser',
    'webkitgtk:browserOptions': { binary: browser, args: ['--automation'] },
  })
  const window = await new Builder().usingServer(address).withCapabilities(capabilities).build()
  return {
    async open(opened) {
      await window.get('about:blank')
      await window.get(opened)
    },
    ask: (run, ...args) => window.executeScript(run, ...args),
    async type(text) {
      await window.actions().sendKeys(text).perform()
    },
    async close() {
      await window.quit()
      driverProcess.kill()
      screenProcess.kill()
    },
  }
}
