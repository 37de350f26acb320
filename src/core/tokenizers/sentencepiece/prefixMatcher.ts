/** The longest of some words that begins at a place of a text: how SentencePiece finds user-defined symbols. */
import { Trie } from '../stages/models/trie.ts'

export class PrefixMatcher {
  readonly #trie = new Trie()
  /** 1 for units with which a word begins. */
  readonly #first = new Uint8Array(0x10000)

  /** @param words each not empty */
  constructor(words: Iterable<string>) {
    for (const word of words) {
      this.#trie.add(word, 0)
      this.#first[word.charCodeAt(0)] = 1
    }
  }

  /** Where the longest word that begins at unit `at` ends; −1 for none. */
  endOf(text: string, at: number): number {
    if (this.#first[text.charCodeAt(at)] !== 1) return -1
    let end = -1
    for (let unit = at, node = 0; unit < text.length;) {
      const point = text.codePointAt(unit) ?? 0
      node = this.#trie.next(node, point)
      if (node === -1) break
      unit += point > 0xffff ? 2 : 1
      if (this.#trie.idAt(node) !== -1) end = unit
    }
    return end
  }
}
