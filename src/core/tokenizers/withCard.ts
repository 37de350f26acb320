/** A tokenizer under another card. Everything else is forwarded by construction, whatever the interface comes to have. */
import type { TokenizerCard } from './card.ts'
import type { Tokenizer } from './tokenizer.ts'

export function withCard(tokenizer: Tokenizer, card: TokenizerCard): Tokenizer {
  return new Proxy(tokenizer, {
    get: (target, key) => {
      if (key === 'card') return card
      const value: unknown = Reflect.get(target, key, target)
      // Methods may have private fields, which only the tokenizer itself has.
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
