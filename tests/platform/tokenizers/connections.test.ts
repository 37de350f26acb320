/** A guarded worker asks its own origin and allowed hubs, and nobody else. */
import { describe, expect, it, vi } from 'vitest'
import { allowHub, guardConnections } from '../../../src/platform/tokenizers/connections.ts'

function guarded() {
  const asked = vi.fn<typeof fetch>(async () => new Response('answer'))
  const scope = {
    location: { origin: 'https://site.example', href: 'https://site.example/a/assets/worker.js' },
    fetch: asked,
    WebSocket: EventTarget,
    XMLHttpRequest: EventTarget,
  }
  guardConnections(scope)
  return { scope, asked }
}

describe('guardConnections', () => {
  it.each(['https://site.example/a/tokenizers/x.bpe', 'x.json', '/other/path'])('lets %s through', async (address) => {
    const { scope, asked } = guarded()
    expect(await (await scope.fetch(address, { headers: { range: 'bytes=0-0' } })).text()).toBe('answer')
    expect(asked).toHaveBeenCalledWith(address, { headers: { range: 'bytes=0-0' } })
  })

  it.each([
    'https://elsewhere.example/x',
    'https://site.example.evil.example/x',
    'http://site.example/x',
    'https://site.example:8443/x',
    '//elsewhere.example/x',
    'data:text/plain,x',
  ])('refuses %s', async (address) => {
    const { scope, asked } = guarded()
    await expect(scope.fetch(address)).rejects.toThrow('not allowed')
    await expect(scope.fetch(new Request(new URL(address, scope.location.href)))).rejects.toThrow('not allowed')
    expect(asked).not.toHaveBeenCalled()
  })

  it('is not taken in by a name before the host', async () => {
    const { scope, asked } = guarded()
    await expect(scope.fetch('https://site.example@elsewhere.example/x')).rejects.toThrow('not allowed')
    expect(asked).not.toHaveBeenCalled()
  })

  it('lets a hub through once it is allowed, by its origin', async () => {
    const { scope, asked } = guarded()
    await expect(scope.fetch('https://hub-of-this-test.example/org/name/resolve/main/config.json')).rejects.toThrow(
      'not allowed',
    )
    allowHub('https://hub-of-this-test.example/mirror/')
    allowHub('no address')
    await scope.fetch('https://hub-of-this-test.example/org/name/resolve/main/config.json')
    await expect(scope.fetch('https://other.hub-of-this-test.example/')).rejects.toThrow('not allowed')
    expect(asked).toHaveBeenCalledTimes(1)
  })

  it('cannot be undone, and leaves no other way out', () => {
    const { scope } = guarded()
    const before = scope.fetch
    expect(Reflect.set(scope, 'fetch', () => {})).toBe(false)
    expect(Reflect.deleteProperty(scope, 'fetch')).toBe(false)
    expect(scope.fetch).toBe(before)
    expect(scope.WebSocket).toBeUndefined()
    expect(scope.XMLHttpRequest).toBeUndefined()
  })
})
