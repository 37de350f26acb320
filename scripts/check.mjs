// `npm run check`: everything that needs no browser.
import { quickSteps } from './quickSteps.mjs'
import { finish } from './steps.mjs'

quickSteps()
finish()
