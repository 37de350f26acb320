/** Engines by what they say of themselves: user agents as browsers send them, and the versions of Node itself. */
import { expect, it, test } from 'vitest'
import { engineHere, engineName, unicodeVersion } from '../../../src/core/text/engine.ts'

const APPLE = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'

it.each([
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
    'Chromium 156, Unicode 17.0',
  ],
  [
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36',
    'Chromium 156, Unicode 17.0',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    'Edge 131, Unicode 17.0',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140, Unicode 17.0'],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${APPLE} Version/18.4 Safari/605.1.15`,
    'Safari 18.4, Unicode 17.0',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) ${APPLE} Version/18.4 Mobile/15E148 Safari/604.1`,
    'Safari 18.4, Unicode 17.0',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) ${APPLE} CriOS/131.0.6778.73 Mobile/15E148 Safari/604.1`,
    'WebKit 605.1.15, Unicode 17.0',
  ],
  ['something else', 'unknown engine'],
])('%s is %s', (userAgent, name) => {
  expect(engineName({ navigator: { userAgent } }, '17.0')).toBe(name)
})

test('Node says which ICU it has', () => {
  expect(engineHere).toBe(`Node ${process.versions.node}, ICU ${process.versions.icu}`)
})

test('the version of Unicode is that of the newest code point that is assigned', () => {
  // Node names the version of its ICU, whose regular expressions these are.
  expect(unicodeVersion()).toBe(process.versions['unicode'])
  // First code points of blocks, by DerivedAge.txt of the Unicode Character Database.
  expect(unicodeVersion((codePoint) => codePoint === 0x1e4d0 || codePoint === 0x870)).toBe('15.0')
  expect(unicodeVersion(() => false)).toBeNull()
})
