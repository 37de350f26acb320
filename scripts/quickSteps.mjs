// The quick part of the checks, shared by `npm run check` and `npm test`.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { format, lint, ROOT, step, tests, types, unusedExports } from './steps.mjs'

/** Types, lint, format, unused exports, unit tests, and whether the cards claim what the tests recorded. */
export function quickSteps() {
  rmSync(path.join(ROOT, 'test-results'), { recursive: true, force: true })
  types()
  lint()
  format()
  unusedExports()
  tests('Unit tests', ['unit', 'alone'])
  step('Verification records', [path.join(ROOT, 'scripts/verification.mjs'), '--check'])
}
