// `npm test`: everything, the browser tests against the built application last. `npm run test:deep`: the same with all of
// the random input that the tests know to draw.
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { findOrInstallBrowser } from './browser.mjs'
import { installEngines, missingEngines, testedEngines } from './engines.mjs'
import { quickSteps } from './quickSteps.mjs'
import { build, finish, ROOT, step, tests } from './steps.mjs'

if (process.argv.includes('--deep')) process.env['TEST_DEPTH'] = 'deep'
let browser
try {
  browser = findOrInstallBrowser()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
const installing = installEngines()
quickSteps()
// A machine without TeX has the tests of the structure of these files.
if (spawnSync('pdflatex', ['--version'], { stdio: 'ignore' }).status === 0)
  step('LaTeX', [path.join(ROOT, 'scripts/check-latex.mjs')])
build()
tests('Browser tests', ['e2e'], { env: { CHROME_PATH: browser } })
await installing
if (testedEngines().length > 0) tests('The core in other engines', ['engines'], { filters: testedEngines() })
for (const missing of missingEngines()) console.log(missing)
finish()
