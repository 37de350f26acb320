/** JSON from outside: as Python writes it too, and refused in the parser's words where it is none. */
import { expect, test } from 'vitest'
import { readJson } from '../../../src/platform/tokenizers/readJson.ts'

const read = (text: string) => readJson(new TextEncoder().encode(text), 'config.json')

test('numbers that JSON does not have, as in the configurations of some language models, are null', () => {
  // Python's json.dumps({"time_step_limit": [0.0, float("inf")], "x": float("nan"), "y": float("-inf")}).
  const written =
    '{"time_step_limit": [0.0, Infinity], "x": NaN, "y": -Infinity, "s": "NaN, \\"Infinity\\" \\\\", "NaN": 1}'
  expect(read(written)).toEqual({
    ok: true,
    value: { time_step_limit: [0, null], x: null, y: null, s: 'NaN, "Infinity" \\', NaN: 1 },
  })
})

test('anything else is refused', () => {
  for (const text of ['{', '{"a": Infinite}', 'NaNs', '{"a": undefined}', ''])
    expect(read(text)).toMatchObject({ ok: false, failure: { code: 'not-json', values: { what: 'config.json' } } })
  expect(readJson(Uint8Array.of(0xff), 'x')).toMatchObject({ ok: false, failure: { code: 'not-json' } })
})
