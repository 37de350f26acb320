/** The built application with its service worker, from a server that a test stops, starts again or gives another build. */
import path from 'node:path'
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterEach, expect } from 'vitest'
import { startStaticServer, type StaticServer } from '../../../scripts/staticServer.mjs'
import { LATE_COMPILATION, sharedBrowser } from './browser.ts'
import { ACTIVE_TIMEOUT_MS } from './builtApp.ts'

export const BUILT = path.resolve(import.meta.dirname, '../../..', process.env['BUILD_FOLDER'] ?? 'dist')

interface Host {
  readonly url: string
  readonly stop: () => Promise<void>
  /** At the same address. */
  readonly start: (folder?: string) => Promise<void>
}

export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** How often the page was loaded. */
  readonly loads: () => number
}

export interface OwnServer {
  /** `sendsHeaders`: false for a host that sends none, such as GitHub Pages. */
  readonly host: (sendsHeaders?: boolean) => Promise<Host>
  readonly visit: (
    address: string,
    options?: BrowserContextOptions & { readonly prepare?: (page: Page) => Promise<unknown> },
  ) => Promise<Visit>
}

export async function openPage(
  context: BrowserContext,
  address: string,
  prepare?: (page: Page) => Promise<unknown>,
): Promise<Visit> {
  const page = await context.newPage()
  page.setDefaultTimeout(ACTIVE_TIMEOUT_MS)
  let loads = 0
  page.on('domcontentloaded', () => (loads += 1))
  await prepare?.(page)
  await page.goto(address)
  return { context, page, loads: () => loads }
}

/** Waits until the page is the service worker's. */
export async function controlled(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null)
}

export function serveWithWorker(): OwnServer {
  const hosts: Host[] = []
  const contexts: BrowserContext[] = []
  const errors: string[] = []

  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    for (const host of hosts.splice(0)) await host.stop()
    expect(errors.splice(0)).toEqual([])
  })

  return {
    async host(sendsHeaders = true) {
      const options = { basePath: '/a/sub-path/', sendsHeaders }
      let server: StaticServer | null = await startStaticServer({ folder: BUILT, ...options })
      const { url } = server
      const host: Host = {
        url,
        async stop() {
          await server?.close()
          server = null
        },
        async start(folder = BUILT) {
          await host.stop()
          server = await startStaticServer({ folder, ...options, port: Number(new URL(url).port) })
          expect(server.url).toBe(url)
        },
      }
      hosts.push(host)
      return host
    },
    async visit(address, { prepare, ...options } = {}) {
      const browser = await sharedBrowser([LATE_COMPILATION])
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 }, ...options })
      contexts.push(context)
      context.on('page', (page) => page.on('pageerror', (error) => errors.push(error.message)))
      await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(address).origin })
      return openPage(context, address, prepare)
    },
  }
}
