/** The service worker's answers isolate the page, and change nothing else. */
import { describe, expect, it } from 'vitest'
import { withIsolation } from '../../../src/platform/offline/answerHeaders.ts'

describe('withIsolation', () => {
  it('adds what a bare host lacks, and keeps status, type and content', async () => {
    const answered = withIsolation(
      new Response('text', { status: 203, headers: { 'content-type': 'text/css', 'content-length': '4' } }),
    )
    expect(answered.status).toBe(203)
    expect(await answered.text()).toBe('text')
    expect(Object.fromEntries(answered.headers)).toEqual({
      'content-type': 'text/css',
      'content-length': '4',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'cross-origin',
    })
  })

  it('leaves an answer alone that has the headers, and one that cannot be read', () => {
    const sent = new Response(null, {
      headers: {
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-embedder-policy': 'require-corp',
        'cross-origin-resource-policy': 'cross-origin',
      },
    })
    expect(withIsolation(sent)).toBe(sent)
    const failed = Response.error()
    expect(withIsolation(failed)).toBe(failed)
  })
})
