/** Embedding: the address of one panel without the page around it, and the snippet that puts it into another page. Pure. */

const PARAMETER = 'embed'

/** Whether the address asks for a panel alone. */
export function isEmbedded(search: string): boolean {
  return new URLSearchParams(search).get(PARAMETER) === '1'
}

/** The address for an `iframe`. */
export function embedAddress(link: string): string {
  const url = new URL(link)
  url.searchParams.set(PARAMETER, '1')
  return url.href
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }

/** HTML that embeds the link; it grows with what it shows if the page around it listens (see the message's format below). */
export function embedSnippet(link: string, title: string): string {
  const escape = (text: string) => text.replaceAll(/[&"<>]/g, (character) => ENTITIES[character] ?? character)
  return `<iframe src="${escape(embedAddress(link))}" title="${escape(title)}" width="100%" height="520" style="border:0;color-scheme:light dark" loading="lazy"></iframe>`
}

/** What an embedded page posts to the page around it whenever its height changes. */
export interface HeightMessage {
  readonly type: 'tessera:height'
  /** CSS pixels. */
  readonly height: number
}
