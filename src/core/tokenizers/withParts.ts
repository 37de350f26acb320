/** A tokenizer with another card, or a chat template. Everything else is forwarded by construction, whatever the interface comes to have. */
import type { Tokenizer } from './tokenizer.ts'

export function withParts(tokenizer: Tokenizer, parts: Partial<Pick<Tokenizer, 'card' | 'chatTemplate'>>): Tokenizer {
  return new Proxy(tokenizer, {
    get: (target, key) => {
      if (Object.hasOwn(parts, key)) return Reflect.get(parts, key)
      const value: unknown = Reflect.get(target, key, target)
      // Methods may have private fields, which only the tokenizer itself has.
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
