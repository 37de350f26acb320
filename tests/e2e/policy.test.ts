/** The Content Security Policy of the built page, as shipped: nothing of the application offends against it, and it stops what it should. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { writeLink } from '../../src/state/links/link.ts'
import { startHubServer, type HubServer } from '../server/hubServer.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { compareLink, countOf, eventually, lane, openAddDialog, waitForFigures } from './support/comparePage.ts'
import { t } from './support/words.ts'

const app = serveBuiltApp()
let hub: HubServer
beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

/** A language model must be fetched, built and run, on one or two slow cores. */
const SCORED_WITHIN = 60_000

/** Few lanes and languages of more than one script: what the page opens with by itself offends no less in any other test. */
const start = defaultComparison('The people of the land လူ saw it.', null)
const { fragment } = writeLink(
  contentOf({
    ...start,
    tokenizers: ['gpt2', 'tessera-bpe', 'byt5'],
    languages: { ...start.languages, chosen: ['eng', 'mya', 'arb'] },
    scoring: { ...start.scoring, readsOthers: true },
  }),
)

/** Collects what the page and its workers are refused. */
async function watch(page: Page, offences: string[]): Promise<void> {
  page.on('console', (message) => {
    if (/content security policy|trusted|refused to|violat/i.test(message.text())) offences.push(message.text())
  })
  await page.exposeFunction('tellOffence', (offence: string) => offences.push(offence))
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI, sample }) => {
      const tell: unknown = Reflect.get(window, 'tellOffence')
      if (typeof tell === 'function') tell(`${effectiveDirective} ${blockedURI} ${sample}`)
    })
  })
}

const openPanel = (page: Page, panel: 'compare' | 'languages' | 'probabilities' | 'bias-lab') =>
  page
    .getByRole('navigation', { name: t('panels.label') })
    .getByRole('button', { name: t(`panels.${panel}`), exact: true })
    .click()

describe('a walk through the application', () => {
  test('offends against no policy and asks no other server: panels, dialogs, scoring, charts', async () => {
    const offences: string[] = []
    const { page, requests } = await app.open({ fragment, prepare: (opened) => watch(opened, offences) })
    await waitForFigures(page)
    expect(requests.every((address) => address.startsWith(app.url()))).toBe(true)

    await openAddDialog(page)
    await page.keyboard.press('Escape')
    for (const [button, dialog] of [
      [t('app.share'), t('share.title')],
      [t('app.offline'), t('storage.title')],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click()
      await page.getByRole('dialog', { name: dialog }).waitFor()
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await openPanel(page, 'languages')
    await page.getByRole('heading', { name: t('languages.summaryTitle') }).waitFor({ timeout: SCORED_WITHIN })
    for (const view of ['bars', 'heat', 'table'] as const) {
      await page.getByRole('radio', { name: t(`languages.viewName.${view}`) }).check({ force: true })
      if (view === 'bars') await page.locator('[data-interval]').first().waitFor({ timeout: SCORED_WITHIN })
    }
    await openPanel(page, 'probabilities')
    await page.getByRole('article').first().waitFor()
    await page
      .getByRole('region', { name: t('probabilities.totals.table') })
      .getByRole('table')
      .waitFor({ timeout: SCORED_WITHIN })
    const waiting = page.getByText(t('probabilities.method.recorded')).or(page.locator('article[aria-busy="true"]'))
    await eventually(() => waiting.count(), SCORED_WITHIN).toBe(0)
    await openPanel(page, 'bias-lab')
    await page.getByRole('button', { name: t('panels.bias-lab'), exact: true }).waitFor()
    await page.waitForLoadState('networkidle')
    await openPanel(page, 'compare')
    await waitForFigures(page)

    expect(offences).toEqual([])
    const foreign = requests.filter((address) => !address.startsWith(app.url()) && !/^(?:blob|data):/.test(address))
    expect(foreign).toEqual([])
  })

  test('a hub that the reader names is asked by the worker, with transformers.js in it, under the shipped policy', async () => {
    const offences: string[] = []
    const { page } = await app.open({ fragment: compareLink(), prepare: (opened) => watch(opened, offences) })
    await waitForFigures(page)
    const dialog = await openAddDialog(page)
    await dialog.getByText(t('add.hubSettings')).click()
    await dialog.getByLabel(t('add.hubAddress')).fill(hub.url)
    await dialog.getByLabel(t('add.hubLabel')).fill('found/model')
    await page.keyboard.press('Enter')
    await eventually(() => countOf(page, 'found/model')).not.toBe(null)
    await lane(page, 'found/model').getByText(t('lane.status.cross-checked')).waitFor()
    expect(offences).toEqual([])
  })
})

describe('what the policy stops', () => {
  const offences: string[] = []
  const inPage = async <Value>(work: (hubAddress: string) => Value | Promise<Value>): Promise<Value> => {
    const page = await app.show(compareLink(), { offends: true, prepare: (opened) => watch(opened, offences) })
    await waitForFigures(page)
    offences.length = 0
    return page.evaluate(work, hub.url)
  }

  test.each<readonly [string, string, (hubAddress: string) => string | Promise<string>]>([
    [
      'an inline script',
      'TrustedScript',
      () => {
        const script = document.createElement('script')
        script.append('document.title = "owned"')
        document.head.append(script)
        return document.title
      },
    ],
    [
      'an inline handler of an event',
      'require-trusted-types-for',
      () => {
        const button = document.createElement('button')
        try {
          button.setAttribute('onclick', 'document.title = "owned"')
        } catch {
          // That it throws is what is wanted.
        }
        document.body.append(button)
        button.click()
        return document.title
      },
    ],
    [
      'a string as code',
      'require-trusted-types-for',
      () =>
        // Later: what the test's own protocol evaluates is exempt.
        new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              Reflect.apply(Reflect.get(window, 'eval'), window, ['document.title = "owned"'])
            } catch {
              // That it throws is what is wanted.
            }
            resolve(document.title)
          })
        }),
    ],
    [
      'a string as HTML',
      'require-trusted-types-for',
      () => {
        try {
          document.body.insertAdjacentHTML('beforeend', '<img src="x" onerror="document.title = \'owned\'">')
        } catch {
          // That it throws is what is wanted.
        }
        return document.title
      },
    ],
    [
      'a connection of the page to another server, a hub among them',
      'connect-src',
      async (address) =>
        fetch(`${address}/found/model/resolve/main/tokenizer.json`).then(
          () => 'owned',
          () => document.title,
        ),
    ],
    [
      'a frame, even of the own origin',
      'default-src',
      () => {
        const frame = document.createElement('iframe')
        frame.src = './'
        document.body.append(frame)
        return document.title
      },
    ],
  ])('%s', async (_, directive, work) => {
    const answer = await inPage(work)
    expect(answer).not.toBe('owned')
    await eventually(async () => offences.some((offence) => offence.includes(directive))).toBe(true)
  })

  test('a worker of another origin', async () => {
    const answer = await inPage((address) => {
      try {
        return new Worker(`${address}/worker.js`) instanceof Worker ? 'started' : ''
      } catch (error) {
        return String(error)
      }
    })
    expect(answer).toMatch(/TypeError|SecurityError/)
  })
})
