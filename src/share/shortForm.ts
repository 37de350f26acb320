/**
 * The short forms of a link's payload: what a comparison has not in common with the start of its version, and the name of
 * a prepared text in place of the text. `s.strawberry` is that text compared as at the start, `s.strawberry.<payload>` the
 * same with differences, `d.<payload>` differences alone, the text among them. Expands to a content that is not validated.
 */
import type { LinkContent } from './linkContent.ts'
import { encodePayload, readPayload, type PayloadReading } from './payload.ts'

/**
 * By version, from 1: what a short link means where it says nothing. Never changed once released, whatever the page starts
 * with later: links are written against these.
 */
export const starts: readonly LinkContent[] = [
  {
    text: null,
    sampleId: null,
    tokenizers: ['gpt2', 'o200k_base', 'tessera-superword', 'byt5', 'canine'],
    baseline: 'gpt2',
    panel: 'compare',
    options: {
      whitespace: false,
      ids: false,
      unsharedBoundaries: false,
      rulers: [],
      addSpecialTokens: false,
      parseSpecialTokens: false,
      renyiAlpha: 2.5,
      prices: {},
      contextLengths: {},
      wordLocale: '',
    },
  },
]

type Fields = Readonly<Record<string, unknown>>

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function differing(value: Fields, start: Fields): Fields {
  return Object.fromEntries(Object.entries(value).filter(([key, part]) => JSON.stringify(part) !== JSON.stringify(start[key])))
}

/** The payload that says `content` by its differences from the start of `version`; `namesText`: its prepared text is named, not held. */
export function shorten(content: LinkContent, version: number, namesText: boolean): string {
  const start = starts[version - 1]
  const { text, sampleId, options, ...others } = content
  const held = namesText ? {} : { ...(sampleId === null ? {} : { sampleId }), ...(text === null ? {} : { text }) }
  const changed = differing(options, start?.options ?? {})
  // The text last: of a link that is cut short, all else is whole.
  const differences = { ...differing(others, { ...start }), ...(Object.keys(changed).length === 0 ? {} : { options: changed }), ...held }
  if (!namesText || sampleId === null) return `d.${encodePayload(differences)}`
  return Object.keys(differences).length === 0 ? `s.${sampleId}` : `s.${sampleId}.${encodePayload(differences)}`
}

/** What a payload of a short form says, not validated. */
export function expand(payload: string, version: number): PayloadReading {
  const [, sampleId, coded] = /^(?:d|s\.([a-z][a-z0-9-]{0,62}))(?:\.([\w-]+))?$/.exec(payload) ?? []
  if ((sampleId ?? coded) === undefined) return { status: 'corrupt' }
  const reading: PayloadReading = coded === undefined ? { status: 'read', value: {} } : readPayload(coded)
  switch (reading.status) {
    case 'corrupt':
      return reading
    case 'read': {
      const value = applied(reading.value, version, sampleId)
      return value === null ? { status: 'corrupt' } : { status: 'read', value }
    }
    case 'cut':
      return { status: 'cut', values: reading.values.flatMap((differences) => applied(differences, version, sampleId) ?? []) }
  }
}

/** The start of a version with differences; null where these are none. `sampleId`: a prepared text that is named beside them. */
export function applied(differences: unknown, version: number, sampleId?: string): Fields | null {
  const start = starts[version - 1]
  if (start === undefined || !isFields(differences)) return null
  const { options = {} } = differences
  if (!isFields(options)) return null
  return { ...start, ...differences, ...(sampleId === undefined ? {} : { sampleId, text: null }), options: { ...start.options, ...options } }
}
