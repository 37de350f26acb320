/** The documentation names the headers that the project's own servers send. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { securityHeaders } from '../../scripts/build/securityHeaders.mjs'

test('docs/hosting.md lists every header with its value', () => {
  const documented = readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8')
  const lines = new Set(documented.split('\n'))
  expect(
    Object.entries(securityHeaders)
      .map(([name, value]) => `${name}: ${value}`)
      .filter((line) => !lines.has(line)),
  ).toEqual([])
})
