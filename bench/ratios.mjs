// From the rows of the suite "encode" to the two tables that are read: speeds, and how many times faster Tessera is.
const rounded = (value) => Number(value.toPrecision(3))
const megabytesPerSecond = (bytes, milliseconds) => rounded(bytes / 1e3 / milliseconds)

/** What is compared with one another: a tokenizer and a text. */
export const caseOf = ({ tokenizer, text }) => `${tokenizer} ${text}`

/** Rows of one tokenizer and text together. */
function byCase(rows) {
  const groups = new Map()
  for (const row of rows) {
    const key = caseOf(row)
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  return groups
}

/** MB/s with the cache emptied before each encoding; of Tessera and gpt-tokenizer also with it warm. */
export function speedRows(rows) {
  return [...byCase(rows).values()].map((group) => {
    const [{ tokenizer, text }] = group
    const speeds = group.map(({ implementation, bytes, cold }) => [implementation, megabytesPerSecond(bytes, cold)])
    const warmSpeeds = group
      .filter(({ implementation }) => ['tessera', 'gpt-tokenizer', 'ai-tokenizer'].includes(implementation))
      .map(({ implementation, bytes, warm }) => [`${implementation}, warm`, megabytesPerSecond(bytes, warm)])
    return { tokenizer, text, ...Object.fromEntries([...speeds, ...warmSpeeds]) }
  })
}

/** How many times faster Tessera is: cold against cold, and warm against warm where both remember. */
export function ratioRows(rows) {
  return [...byCase(rows).values()].map((group) => {
    const own = group.find(({ implementation }) => implementation === 'tessera')
    const ratio = (implementation, state) => {
      const other = group.find((row) => row.implementation === implementation)
      return other === undefined ? null : rounded(other[state] / own[state])
    }
    return {
      tokenizer: own.tokenizer,
      text: own.text,
      'transformers.js': ratio('transformers.js', 'cold'),
      tiktoken: ratio('tiktoken', 'cold'),
      kitoken: ratio('kitoken', 'cold'),
      'gpt-tokenizer': ratio('gpt-tokenizer', 'cold'),
      'ai-tokenizer': ratio('ai-tokenizer', 'cold'),
      'gpt-tokenizer, both warm': ratio('gpt-tokenizer', 'warm'),
      'ai-tokenizer, both warm': ratio('ai-tokenizer', 'warm'),
    }
  })
}
