/** What the long tests draw is what CONTRIBUTING says. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { numbers, table } from './depth.ts'

test('CONTRIBUTING lists how much is drawn', () => {
  expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(table())
})

test('nothing is drawn more of in the quick run than in the deep one, and of nothing none', () => {
  for (const [what, [quick, deep]] of Object.entries(numbers)) {
    if (what.includes('left out')) expect(deep).toBe(0)
    else expect(quick > 0 && quick < deep ? 'fewer' : what).toBe('fewer')
  }
})
