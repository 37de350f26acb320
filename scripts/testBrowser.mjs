// `npm run test:browser lanes`: the browser tests whose paths contain one of the words, on a build that is made if the
// sources are newer.
import { findOrInstallBrowser } from './browser.mjs'
import { buildIfOld, finish, tests } from './steps.mjs'

const env = { CHROME_PATH: findOrInstallBrowser() }
buildIfOld()
tests('Browser tests', ['e2e'], { env, filters: process.argv.slice(2) })
finish()
