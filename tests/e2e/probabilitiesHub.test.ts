/** A language model of the hub by the Probabilities panel's own form, from a local server that speaks the hub's URL scheme. */
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { contentOf } from '../../src/app/effects/linkOfComparison.ts'
import { readLink, writeLink } from '../../src/state/links/link.ts'
import { defaultComparison } from '../../src/state/comparison.ts'
import { HUB_COMMIT, HUB_TOKEN, startHubServer, type HubServer } from '../server/hubServer.ts'
import { serveBuiltApp } from './support/builtApp.ts'
import { eventually, lane } from './support/comparePage.ts'
import { nameOf, t } from './support/words.ts'

const app = serveBuiltApp()
/** A language model must be fetched, built and run, on one or two slow cores. */
const SCORED_WITHIN = 60_000
let hub: HubServer

beforeAll(async () => {
  hub = await startHubServer()
})
afterAll(() => hub.close())

const { fragment } = writeLink(
  contentOf({
    ...defaultComparison('the other the', null),
    tokenizers: ['gpt2'],
    baseline: 'gpt2',
    panel: 'probabilities',
  }),
)

const section = (page: Page): Locator =>
  page.getByRole('region', { name: t('probabilities.choice.title'), exact: true })

async function openForm(): Promise<Page> {
  const page = await app.show(fragment, {
    prepare: (opened) =>
      opened.addInitScript(
        (address) => localStorage.setItem('tessera.settings', JSON.stringify({ theme: 'system', hubAddress: address })),
        hub.url,
      ),
  })
  await lane(page, nameOf('gpt2')).waitFor()
  await section(page).getByText(t('probabilities.choice.title'), { exact: true }).click()
  await section(page).getByText(t('probabilities.choice.fromHub'), { exact: true }).click()
  return page
}

async function lookUp(page: Page, repository: string): Promise<void> {
  await section(page).getByLabel(t('probabilities.hub.label')).fill(repository)
  await page.keyboard.press('Enter')
}

const precision = (page: Page, dtype: string): Locator =>
  section(page)
    .getByRole('list', { name: t('probabilities.hub.dtypes') })
    .getByRole('button', { name: new RegExp(`^${dtype} `) })

test('looked up with its sizes, fetched when a precision is chosen, scores the lane of its tokenizer; the link names the commit', async () => {
  const page = await openForm()
  const asked = hub.requests.length
  await section(page).getByLabel(t('probabilities.hub.label')).pressSequentially('lm/found')
  expect(hub.requests).toHaveLength(asked)
  await page.keyboard.press('Enter')
  await precision(page, 'fp32').waitFor()
  expect(await precision(page, 'fp32').textContent()).toMatch(/[kM]B/)
  expect(hub.requests.slice(asked).filter(({ path }) => path.endsWith('.onnx'))).toEqual([])

  await precision(page, 'fp32').click()
  const own = { name: 'lm/found' }
  await section(page)
    .getByRole('button', { name: t('probabilities.languageModel.addLaneNamed', own), exact: true })
    .click({ timeout: SCORED_WITHIN })
  await lane(page, 'lm/found')
    .getByText(t('probabilities.method.by.paired', { languageModel: 'lm/found' }))
    .waitFor({ timeout: SCORED_WITHIN })
  await eventually(() => lane(page, 'lm/found').getAttribute('aria-busy'), SCORED_WITHIN).not.toBe('true')

  const pinned = `hub:lm/found@${HUB_COMMIT}`
  await eventually(async () => {
    const reading = readLink(new URL(page.url()).hash)
    return reading.status === 'read'
      ? [reading.content.scoring?.languageModels, reading.content.scoring?.dtypes, reading.content.tokenizers]
      : null
  }).toEqual([[pinned], { [pinned]: 'fp32' }, ['gpt2', pinned]])

  // Another visit by the same link asks again, and finds the file in the browser.
  const before = hub.requests.length
  await page.reload()
  await lane(page, nameOf('gpt2')).waitFor()
  await section(page).getByText(t('probabilities.choice.title'), { exact: true }).click()
  await section(page)
    .getByRole('button', { name: /^Fetch it: lm\/found/ })
    .click()
  await section(page)
    .getByRole('listitem')
    .filter({ hasText: 'lm/found' })
    .getByText(/^WASM/)
    .waitFor({ timeout: SCORED_WITHIN })
  expect(hub.requests.slice(before).filter(({ path }) => path.endsWith('.onnx'))).toEqual([])

  await section(page).getByText(t('probabilities.choice.kept'), { exact: true }).click()
  const kept = section(page).getByRole('list', { name: t('probabilities.cached.title') })
  await kept.getByRole('button', { name: /^Remove lm\/found/ }).click()
  await section(page).getByText(t('probabilities.cached.none'), { exact: true }).waitFor()
})

test('failures are told where it was typed, and nothing typed is lost', async () => {
  const page = await openForm()
  const host = new URL(hub.url).host
  const field = section(page).getByLabel(t('probabilities.hub.label'))
  await lookUp(page, 'not a name')
  await section(page).getByText(t('probabilities.hub.invalid')).waitFor()
  expect(await field.inputValue()).toBe('not a name')
  await lookUp(page, 'lm/nowhere')
  await section(page)
    .getByText(t('failure.not-found', { what: 'lm/nowhere', where: host }))
    .waitFor()
  await lookUp(page, 'lm/no-onnx')
  await section(page)
    .getByText(t('failure.no-onnx', { what: 'lm/no-onnx' }))
    .waitFor()
  await lookUp(page, 'lm/gated')
  await section(page)
    .getByText(t('failure.gated', { what: 'lm/gated', where: host }))
    .waitFor()
  await section(page).getByLabel(t('probabilities.hub.token')).fill(HUB_TOKEN)
  await lookUp(page, 'lm/gated')
  await precision(page, 'fp32').waitFor()
  expect(
    await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href])),
  ).not.toContain(HUB_TOKEN)
})

test('a download that hangs is cancelled, and what is no causal language model says so', async () => {
  const page = await openForm()
  await lookUp(page, 'lm/stalled')
  await precision(page, 'fp32').click()
  await section(page)
    .getByRole('button', { name: t('probabilities.languageModel.cancelNamed', { name: 'lm/stalled' }), exact: true })
    .click({ timeout: SCORED_WITHIN })
  await section(page).getByRole('alert').getByText(t('failure.cancelled')).waitFor()
  await section(page)
    .getByRole('button', { name: t('probabilities.languageModel.removeNamed', { name: 'lm/stalled' }), exact: true })
    .click()
  await lookUp(page, 'lm/masked')
  await precision(page, 'fp32').click()
  await section(page)
    .getByRole('alert')
    .getByText(/lm\/masked/)
    .waitFor({ timeout: SCORED_WITHIN })
})
