/**
 * What a link may have been before mail, chats and pages passed it on: they add what stood around it, escape its
 * characters, break its lines and leave off its end. Which of them it was must prove itself. Pure.
 */

/** White space, what cannot be seen, and the `=` of a broken line of mail. */
const INSERTED = /[\s=\u00ad\u200b-\u200f\u2060\ufeff]/g

/** `%2E` is `.`; what was escaped twice, `%252E`, as well. */
function unescaped(body: string): string {
  let plain = body
  for (let times = 0; times < 2; times += 1) {
    plain = plain.replaceAll(/(?:%[\da-f]{2})+/gi, (escaped) => {
      try {
        return decodeURIComponent(escaped)
      } catch {
        return escaped
      }
    })
  }
  return plain
}

/**
 * The body of a fragment itself, and without what was added: `)`, `?utm_source=…`, a full stop, the `_` of emphasis. The
 * likeliest first, none twice.
 */
export function likelyOriginals(body: string): readonly string[] {
  const [own = ''] = /^[\w.-]*/.exec(unescaped(body).replaceAll(INSERTED, '')) ?? []
  const ended = own.replace(/\.+$/, '')
  return [...new Set([body, ended, ended.replace(/[_-]+$/, '')])]
}

/** For one that ends too early: with the `_` or `-` that links ended in at first, and that was taken for punctuation. */
export function likelyCompletions(original: string): readonly string[] {
  return [`${original}_`, `${original}-`]
}
