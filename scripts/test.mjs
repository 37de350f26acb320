// `npm test`: everything, the browser tests against the built application last.
import { findOrInstallBrowser } from './browser.mjs'
import { quickSteps } from './quickSteps.mjs'
import { build, finish, tests } from './steps.mjs'

let browser
try {
  browser = findOrInstallBrowser()
} catch (error) {
  console.error(error.message)
  process.exit(1)
}
quickSteps()
build()
tests('Browser tests', 'e2e', { CHROME_PATH: browser })
finish()
