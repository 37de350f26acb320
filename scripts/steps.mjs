// Runs the steps of a check one after another, each named and timed, and counts the tests of its Vitest runs.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

export const ROOT = path.resolve(import.meta.dirname, '..')
const require = createRequire(import.meta.url)
const count = { passed: 0, failed: 0 }

/** The script behind a command of a package, run by this Node: works the same on every system. */
function binary(name, command) {
  const manifest = require.resolve(`${name}/package.json`)
  const { bin } = JSON.parse(readFileSync(manifest, 'utf8'))
  return path.join(path.dirname(manifest), typeof bin === 'string' ? bin : bin[command])
}

/** Prints the number of tests that passed and failed, as the last line of a run. */
export function finish() {
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

export const types = () => step('Types', [binary('typescript', 'tsc'), '--noEmit', '-p', '.'])
export const lint = () => step('Lint', [binary('oxlint', 'oxlint'), '--deny-warnings'])
export const build = () => step('Build', [binary('vite', 'vite'), 'build', '--logLevel', 'warn'])

/** Runs a Vitest project. */
export function tests(title, project, env = {}) {
  const report = path.join(ROOT, `test-results/${project}.json`)
  rmSync(report, { force: true })
  const args = [binary('vitest', 'vitest'), 'run', '--project', project, '--reporter', 'default', '--reporter', 'json', '--outputFile.json', report]
  step(title, args, { env, settle: () => add(report) })
}

function add(report) {
  if (!existsSync(report)) return
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'))
  count.passed += numPassedTests
  count.failed += numFailedTests
}
