/** Builds the engine's page as the application is built, and serves it with the shipped language models. */
import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium, type Browser, type Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll } from 'vitest'
import { browserFlags, findOrInstallBrowser } from '../../../scripts/browser.mjs'
import { startStaticServer, type StaticServer } from '../../../scripts/staticServer.mjs'
import type { Engine } from '../engine/page.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
const BUILT = path.join(ROOT, '.cache/e2e/engine')

export interface EnginePage {
  readonly page: Page
  /** Addresses that the page and its workers asked for. */
  readonly requests: readonly string[]
  /** Calls a function of the engine in the page. */
  readonly call: <Name extends keyof Engine>(name: Name, ...args: Parameters<Engine[Name]>) => Promise<Awaited<ReturnType<Engine[Name]>>>
}

export interface EngineApp {
  /** `isolated`: served with the headers that allow threads. */
  readonly open: (options?: { readonly isolated?: boolean }) => Promise<EnginePage>
}

export function serveEngine(flags: readonly string[] = []): EngineApp {
  let browser: Browser | null = null
  const servers: StaticServer[] = []

  beforeAll(async () => {
    await build({
      configFile: false,
      root: path.join(ROOT, 'tests/e2e/engine'),
      base: './',
      logLevel: 'warn',
      worker: { format: 'es' },
      build: { outDir: BUILT, emptyOutDir: true, target: 'es2023', chunkSizeWarningLimit: 5_000 },
    })
    mkdirSync(BUILT, { recursive: true })
    cpSync(path.join(ROOT, 'public/models'), path.join(BUILT, 'models'), { recursive: true })
    for (const isIsolated of [true, false]) servers.push(await startStaticServer({ folder: BUILT, basePath: '/a/sub-path/', isIsolated }))
    browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: [...browserFlags, ...flags] })
  })
  afterAll(async () => {
    await browser?.close()
    for (const server of servers) await server.close()
  })

  return {
    async open({ isolated = true } = {}) {
      const server = servers[isolated ? 0 : 1]
      if (browser === null || server === undefined) throw new Error('nothing is started')
      const context = await browser.newContext()
      const page = await context.newPage()
      const requests: string[] = []
      page.on('request', (request) => requests.push(request.url()))
      await page.goto(server.url)
      await page.waitForFunction(() => 'engine' in globalThis)
      return {
        page,
        requests,
        call: (name, ...args) =>
          page.evaluate(
            async ([called, given]) => {
              const found: unknown = Reflect.get(Reflect.get(globalThis, 'engine'), called)
              if (typeof found !== 'function') throw new Error(`no ${called}`)
              return Reflect.apply(found, null, given)
            },
            [name, args] as const,
          ),
      }
    },
  }
}
