// Runs the steps of a check one after another, each named and timed, and counts the tests of its Vitest runs.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname, '..')
const count = { passed: 0, failed: 0 }
const durations = []
const SHOWN_SLOWEST = 10

/** The script behind a command of a package, run by this Node: works the same on every system. */
function binary(name, command) {
  const manifest = path.join(ROOT, 'node_modules', name, 'package.json')
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[command])
}

/** Prints the slowest tests and, as the last line of a run, the number of tests that passed and failed. */
export function finish() {
  const slowest = durations.toSorted((a, b) => b.milliseconds - a.milliseconds).slice(0, SHOWN_SLOWEST)
  if (slowest.length > 0) console.log('\n── Slowest tests')
  for (const { milliseconds, file, name } of slowest)
    console.log(`${(milliseconds / 1000).toFixed(1).padStart(6)} s  ${file}: ${name}`)
  console.log(`${count.passed} passed, ${count.failed} failed`)
}

/** Runs Node with `args`; stops everything where it fails, after `settle`. */
export function step(title, args, { env = {}, settle = () => {} } = {}) {
  console.log(`\n── ${title}`)
  const started = Date.now()
  const { status } = spawnSync(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
  console.log(`── ${title}: ${((Date.now() - started) / 1000).toFixed(1)} s`)
  settle()
  if (status === 0) return
  console.error(`\n${title} failed.`)
  if (count.failed === 0) count.failed = 1
  finish()
  process.exit(status ?? 1)
}

/** The page, the workers, the command line, Node's scripts, the benchmarks' pages, the tests and their gallery: each sees the globals that it runs among. */
const PROGRAMS = ['src', 'src/tsconfig.workers.json', 'src/cli', 'scripts', 'bench', 'tests', 'tests/gallery']

export function types() {
  step('Types of CSS modules', [path.join(ROOT, 'scripts/cssTypes.mjs')])
  // What was found is kept, so that the next run looks only at files that changed and at what imports them.
  for (const program of PROGRAMS) {
    const known = path.join(ROOT, '.cache/types', `${program.replaceAll('/', '-')}.tsbuildinfo`)
    const args = ['--noEmit', '--incremental', '--tsBuildInfoFile', known, '-p', program]
    step(`Types of ${program}`, [binary('typescript', 'tsc'), ...args])
  }
}
export const lint = () => step('Lint', [binary('oxlint', 'oxlint'), '--deny-warnings'])
export const format = () => step('Format', [binary('oxfmt', 'oxfmt'), '--check'])
export const unusedExports = () => step('Unused exports, files and packages', [binary('knip', 'knip'), '--no-progress'])
export const build = () => step('Build', [binary('vite', 'vite'), 'build', '--logLevel', 'warn'])

/** What the build is made of. */
const BUILD_INPUTS = ['src', 'public', 'scripts/build', 'index.html', 'package-lock.json', 'vite.config.ts']

/** The newest change among files and folders, in milliseconds. */
function newest(names) {
  let latest = 0
  for (const name of names) {
    const file = path.join(ROOT, name)
    const { mtimeMs } = statSync(file)
    latest = Math.max(latest, mtimeMs)
    if (statSync(file).isDirectory())
      latest = Math.max(latest, newest(readdirSync(file).map((inside) => path.join(name, inside))))
  }
  return latest
}

/** Whether what was built (a file's full path) lacks, or is older than any of the files and folders. */
export const isOld = (built, names) => !existsSync(built) || statSync(built).mtimeMs < newest(names)

/** Builds if the sources are newer than the build. */
export function buildIfOld() {
  if (isOld(path.join(ROOT, 'dist/index.html'), BUILD_INPUTS)) build()
}

/** Runs Vitest's projects; with `filters`, those of their files whose paths contain one of them. */
export function tests(title, projects, { env = {}, filters = [] } = {}) {
  const report = path.join(ROOT, `test-results/${projects.join('-')}.json`)
  rmSync(report, { force: true })
  const args = [
    binary('vitest', 'vitest'),
    'run',
    ...projects.flatMap((project) => ['--project', project]),
    '--reporter',
    'default',
    '--reporter',
    'json',
    '--outputFile.json',
    report,
    ...filters,
  ]
  step(title, args, { env, settle: () => add(report) })
}

function add(report) {
  if (!existsSync(report)) return
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  count.passed += numPassedTests
  count.failed += numFailedTests
  for (const { name: file, assertionResults } of testResults) {
    for (const { fullName, duration } of assertionResults) {
      durations.push({ milliseconds: duration ?? 0, file: path.relative(ROOT, file), name: fullName })
    }
  }
}
