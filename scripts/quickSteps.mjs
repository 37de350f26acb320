// The quick part of the checks, shared by `npm run check` and `npm test`.
import { rmSync } from 'node:fs'
import path from 'node:path'
import { lint, ROOT, step, tests, types } from './steps.mjs'

/** Types, lint, unit tests, and whether the cards claim what the tests recorded. */
export function quickSteps() {
  rmSync(path.join(ROOT, 'test-results'), { recursive: true, force: true })
  types()
  lint()
  tests('Unit tests', ['unit', 'alone'])
  step('Verification records', [path.join(ROOT, 'scripts/verification.mjs'), '--check'])
}
