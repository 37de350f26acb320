/** The gallery of components (`tests/gallery`) in a browser, built once a process: no application is built or started. */
import path from 'node:path'
import type { BrowserContext, Locator, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startStaticServer, type StaticServer } from '../../../scripts/staticServer.mjs'
import { sharedBrowser } from './browser.ts'
import { ACTIVE_TIMEOUT_MS } from './builtApp.ts'

const GALLERY = path.resolve(import.meta.dirname, '../../gallery')
/** A folder for each process of Vitest: two may build at a time. */
const BUILT = path.resolve(
  import.meta.dirname,
  '../../../.cache/e2e',
  `gallery-${process.env['VITEST_POOL_ID'] ?? '1'}`,
)
let building: Promise<unknown> | null = null

interface Shown {
  readonly page: Page
  /** The case; the whole gallery where none is named. */
  readonly shown: Locator
}

/** Every test fails that leaves an uncaught error or a case that threw one. */
export function serveGallery(): { readonly open: (id?: string) => Promise<Shown> } {
  const contexts: BrowserContext[] = []
  const errors: string[] = []
  let server: StaticServer | null = null

  beforeAll(async () => {
    building ??= build({
      configFile: path.join(GALLERY, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: BUILT, emptyOutDir: true },
    })
    await building
    server = await startStaticServer({ folder: BUILT })
  })
  afterEach(async () => {
    for (const context of contexts.splice(0)) await context.close()
    expect(errors.splice(0)).toEqual([])
  })
  afterAll(() => server?.close())

  return {
    async open(id) {
      if (server === null) throw new Error('the server is not started')
      const browser = await sharedBrowser()
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })
      contexts.push(context)
      const page = await context.newPage()
      page.setDefaultTimeout(ACTIVE_TIMEOUT_MS)
      page.on('pageerror', (error) => errors.push(error.message))
      await page.goto(`${server.url}${id === undefined ? '' : `?case=${id}`}`)
      const shown = id === undefined ? page.getByRole('main') : page.locator(`[data-case="${id}"]`)
      await page.locator('[data-case]').first().waitFor()
      expect(await page.getByText('This case threw an error.').count()).toBe(0)
      return { page, shown }
    },
  }
}
