// `npm test`: everything, the browser tests against the built application last. `npm run test:deep`: the same with all of
// the random input that the tests know to draw.
import { findOrInstallBrowser } from './browser.mjs'
import { quickSteps } from './quickSteps.mjs'
import { build, finish, tests } from './steps.mjs'

if (process.argv.includes('--deep')) process.env['TEST_DEPTH'] = 'deep'
let browser
try {
  browser = findOrInstallBrowser()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
quickSteps()
build()
tests('Browser tests', 'e2e', { env: { CHROME_PATH: browser } })
finish()
