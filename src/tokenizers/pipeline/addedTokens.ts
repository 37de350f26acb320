export interface AddedToken { readonly id: number; readonly content: string; readonly special: boolean; readonly normalized: boolean; readonly lstrip: boolean; readonly rstrip: boolean; readonly singleWord: boolean }
export class AddedTokenSplitter {
  readonly #first = new Uint8Array(65536)
  readonly #tokens: readonly AddedToken[]
  constructor(tokens: readonly AddedToken[]) {
    this.#tokens = [...tokens].sort((a, b) => b.content.length - a.content.length)
    for (const t of tokens) this.#first[t.content.charCodeAt(0)] = 1
  }
  split(text: string, parseSpecialTokens: boolean): readonly { start: number; end: number; token: AddedToken | null }[] {
    const out: { start: number; end: number; token: AddedToken | null }[] = []
    let from = 0
    for (let i = 0; i < text.length; i++) {
      if (this.#first[text.charCodeAt(i)] === 0) continue
      const t = this.#tokens.find((x) => (parseSpecialTokens || !x.special) && text.startsWith(x.content, i))
      if (t === undefined) continue
      if (i > from) out.push({ start: from, end: i, token: null })
      out.push({ start: i, end: i + t.content.length, token: t })
      i += t.content.length - 1
      from = i + 1
    }
    if (from < text.length) out.push({ start: from, end: text.length, token: null })
    return out
  }
}
