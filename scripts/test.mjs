// `npm test`: everything, the browser tests against the built application last.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { findOrInstallBrowser } from './browser.mjs'
import { quickSteps } from './quickSteps.mjs'
import { build, finish, ROOT, step, tests } from './steps.mjs'

let browser
try {
  browser = findOrInstallBrowser()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
quickSteps()
// A machine without TeX has the tests of the structure of these files.
if (spawnSync('pdflatex', ['--version'], { stdio: 'ignore' }).status === 0) step('LaTeX', [path.join(ROOT, 'scripts/check-latex.mjs')])
build()
tests('Browser tests', 'e2e', { CHROME_PATH: browser })
finish()
