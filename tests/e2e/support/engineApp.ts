/** Builds the engine's page as the application is built, and serves it with the shipped language models. */
import { cpSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { startStaticServer, type StaticServer } from '../../../scripts/staticServer.mjs'
import type { Engine } from '../engine/page.ts'
import { sharedBrowser } from './browser.ts'

const ROOT = path.resolve(import.meta.dirname, '../../..')
/** A folder for each process of Vitest: two may build at a time. */
const BUILT = path.join(ROOT, '.cache/e2e', `engine-${process.env['VITEST_POOL_ID'] ?? '1'}`)
let building: Promise<void> | null = null

export interface EnginePage {
  readonly page: Page
  /** Addresses that the page and its workers asked for. */
  readonly requests: readonly string[]
  /** Calls a function of the engine in the page. */
  readonly call: <Name extends keyof Engine>(
    name: Name,
    ...args: Parameters<Engine[Name]>
  ) => Promise<Awaited<ReturnType<Engine[Name]>>>
}

export interface EngineApp {
  /** `isolated`: served with the headers that allow threads. */
  readonly open: (options?: { readonly isolated?: boolean }) => Promise<EnginePage>
}

async function buildEngine(): Promise<void> {
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
}

export function serveEngine(flags: readonly string[] = []): EngineApp {
  const contexts: BrowserContext[] = []
  const servers: StaticServer[] = []

  beforeAll(async () => {
    building ??= buildEngine()
    await building
    for (const isIsolated of [true, false])
      servers.push(await startStaticServer({ folder: BUILT, basePath: '/a/sub-path/', isIsolated }))
  })
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
  })
  afterAll(async () => {
    for (const server of servers.splice(0)) await server.close()
  })

  return {
    async open({ isolated = true } = {}) {
      const server = servers[isolated ? 0 : 1]
      if (server === undefined) throw new Error('nothing is started')
      const browser = await sharedBrowser(flags)
      const context = await browser.newContext()
      contexts.push(context)
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
