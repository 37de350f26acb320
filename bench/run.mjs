// `npm run bench`: runs the suites in Chromium, prints their tables and writes them into the machine's own
// file in bench/results.
//   npm run bench                         all suites, all texts (about 25 minutes)
//   npm run bench -- keystroke weight     only these; what is not measured again stays in the file
//   npm run bench -- encode --sizes=10000,100000 --tokenizers=gpt2,o200k_base
//   npm run bench -- soak --minutes=30 --seed=1      half an hour of random use; only where it is named
// What the figures mean: bench/README.md.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'
import { browserFlags, findOrInstallBrowser } from '../scripts/browser.mjs'
import { buildApplication } from './application.mjs'
import { buildPage, DATA, measureEncode } from './encode.mjs'
import { measureDrawing } from './drawing.mjs'
import { measureKeystrokes } from './keystroke.mjs'
import { measureLanguages } from './languages.mjs'
import { measureLinks } from './links.mjs'
import { measureNextByte } from './nextByte.mjs'
import { caseOf, ratioRows, speedRows } from './ratios.mjs'
import { SIZES, writeTexts } from './texts.mjs'
import { measureScoring } from './scoring.mjs'
import { measurePathological } from './pathological.mjs'
import { measureSmol } from './smollm2.mjs'
import { measureSoak } from './soak.mjs'
import { measureWeight } from './weight.mjs'

const nameOf = (cpu) =>
  (
    cpu
      .toLowerCase()
      .replaceAll(/\((?:r|tm)\)|processor/g, '')
      .match(/[a-z0-9]+/g) ?? ['unknown']
  ).join('-')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sizes: { type: 'string' },
    tokenizers: { type: 'string' },
    minutes: { type: 'string' },
    seed: { type: 'string' },
  },
})
const suites =
  positionals.length === 0
    ? [
        'encode',
        'keystroke',
        'weight',
        'scoring',
        'languages',
        'next-byte',
        'smollm2',
        'drawing',
        'links',
        'pathological',
      ]
    : positionals
const sizes = values.sizes?.split(',').map(Number) ?? SIZES

const browser = await chromium.launch({ executablePath: findOrInstallBrowser(), args: browserFlags })
const machine = {
  date: new Date().toISOString().slice(0, 10),
  cpu: `${os.cpus()[0]?.model ?? 'unknown'}, ${os.cpus().length} cores`,
  system: `${os.type()} ${os.release()}`,
  chromium: browser.version(),
  /** Of the minute before: what else the machine was doing. */
  loadAverage: Math.round(os.loadavg()[0] * 10) / 10,
}
if (machine.loadAverage > 1)
  console.warn(`The machine is busy (load average ${machine.loadAverage}): the figures will be marked by it.`)
/** A file a kind of machine, named by its processor: `amd-epyc-2-cores.json`. */
const RESULTS = path.join(import.meta.dirname, 'results', `${nameOf(machine.cpu)}.json`)
const results = existsSync(RESULTS) ? JSON.parse(readFileSync(RESULTS, 'utf8')) : {}
const save = (suite, value) => {
  results[suite] = { ...machine, ...value }
  writeFileSync(RESULTS, `${JSON.stringify(results, null, 1)}\n`)
}

try {
  if (suites.includes('pathological')) {
    const pathological = await measurePathological()
    console.table(pathological.rows)
    save('pathological', pathological)
  }
  if (suites.includes('scoring')) {
    const scoring = await measureScoring()
    console.table(scoring.rows)
    console.table(scoring.ratios)
    save('scoring', scoring)
  }
  if (suites.includes('languages')) {
    const languages = await measureLanguages()
    console.table(languages.totals)
    console.table(languages.rows)
    save('languages', languages)
  }
  if (suites.includes('soak')) {
    const soak = await measureSoak(browser, await buildApplication(), {
      minutes: Number(values.minutes ?? 30),
      seed: Number(values.seed ?? 1),
    })
    console.table(soak.rows)
    console.table(soak.kinds)
    console.log({
      actions: soak.actions,
      errors: soak.errors,
      elements: soak.elements,
      residentMegabytes: soak.residentMegabytes,
    })
    save('soak', soak)
  }
  if (suites.includes('links')) {
    const links = await measureLinks()
    console.table(
      Object.fromEntries(
        links.rows.map(({ language, length, characters }) => [`${language} ${length}`, characters['the link']]),
      ),
    )
    console.table(links.most)
    console.table(links.samples)
    save('links', links)
  }
  if (suites.includes('next-byte')) {
    const nextByte = await measureNextByte(browser)
    console.table(nextByte.rows)
    save('next-byte', nextByte)
  }
  if (suites.includes('smollm2')) {
    const smol = await measureSmol()
    console.table(smol.rows)
    console.table(smol.ratios)
    save('smollm2', smol)
  }
  if (suites.some((suite) => !['scoring', 'languages', 'soak', 'links', 'next-byte', 'smollm2'].includes(suite)))
    await measureOthers()
} finally {
  await browser.close()
}

/** The suites that need the application, the page of encodings and the texts. */
async function measureOthers() {
  const application = await buildApplication()
  const shipped = await buildPage()
  const texts = writeTexts(DATA)
  if (suites.includes('weight')) {
    const weight = await measureWeight(browser, application)
    console.table(weight.files)
    console.table({
      'first screen': weight.firstScreen,
      'first live segmentation': weight.firstLiveSegmentation,
      'all default lanes': weight.allDefaultLanes,
    })
    save('weight', weight)
  }
  if (suites.includes('keystroke')) {
    const rows = await measureKeystrokes(browser, application)
    const shown = ({ median, p95 } = {}) => (median === undefined ? '' : `${median} (${p95})`)
    console.table(
      rows.map(({ lanes, tasksOver50Ms, ...row }) => ({
        'median (p95), ms': lanes,
        'key to input': shown(row.keyToInputMs),
        'input to counts': shown(row.inputToCountsMs),
        'key to counts': shown(row.keyToCountsMs),
        'key to frame': shown(row.keyToFrameMs),
        'tasks over 50 ms': tasksOver50Ms ?? '',
      })),
    )
    save('keystroke', { rows })
  }
  if (suites.includes('drawing')) {
    const drawing = await measureDrawing(browser, application)
    console.table(drawing.rows)
    save('drawing', drawing)
  }
  if (suites.includes('encode')) {
    const names = texts.flatMap(({ language }) => sizes.map((size) => `${language}-${size}`))
    for (const tokenizer of values.tokenizers?.split(',') ?? shipped) {
      const rows = await measureEncode(browser, tokenizer, names)
      console.table(speedRows(rows))
      console.table(ratioRows(rows))
      const measured = new Set(rows.map(caseOf))
      const all = [...(results.encode?.rows ?? []).filter((row) => !measured.has(caseOf(row))), ...rows]
      save('encode', { texts, ratios: ratioRows(all), rows: all })
    }
  }
}
