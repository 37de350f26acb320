/**
 * The short forms of a link's payload: what a comparison has not in common with the start of its version, and the name of
 * a prepared text in place of the text. `s.strawberry` is that text compared as at the start, `s.strawberry.<payload>` the
 * same with differences, `d.<payload>` differences alone, the text among them. Expands to a content that is not validated.
 */
import { differing, isFields, type Fields } from './fields.ts'
import type { LinkContent } from './linkContent.ts'
import { encodePayload, readPayload, type PayloadReading } from './payload.ts'

/** Differences from the start of a version; of a group, those of its fields. */
function differences(content: Fields, start: Fields): Fields {
  return Object.fromEntries(
    Object.entries(differing(content, start)).map(([key, value]) => {
      const group = start[key]
      return [key, isFields(value) && isFields(group) ? differing(value, group) : value]
    }),
  )
}

/** The payload that says `content` by its differences from `start`; `namesText`: its prepared text is named, not included. */
export function shorten(content: LinkContent, start: Fields, namesText: boolean): string {
  const { sampleId } = content
  const { text = undefined, ...others } = differences(
    namesText ? { ...content, text: start['text'], sampleId: start['sampleId'] } : { ...content },
    start,
  )
  // The text last: of a link that is cut short, all else is whole.
  const said = text === undefined ? others : { ...others, text }
  if (!namesText || sampleId === null) return `d.${encodePayload(said)}`
  return Object.keys(said).length === 0 ? `s.${sampleId}` : `s.${sampleId}.${encodePayload(said)}`
}

/** What a payload of a short form says, not validated, without what it has from the start. */
export function expand(payload: string): PayloadReading {
  const [, sampleId, coded] = /^(?:d|s\.([a-z][a-z0-9-]{0,62}))(?:\.([\w-]+))?$/.exec(payload) ?? []
  if ((sampleId ?? coded) === undefined) return { status: 'corrupt' }
  const reading: PayloadReading = coded === undefined ? { status: 'read', value: {} } : readPayload(coded)
  const named = (said: unknown): Fields[] =>
    isFields(said) ? [sampleId === undefined ? said : { ...said, sampleId, text: null }] : []
  switch (reading.status) {
    case 'corrupt':
      return reading
    case 'read': {
      const [value] = named(reading.value)
      return value === undefined ? { status: 'corrupt' } : { status: 'read', value }
    }
    case 'cut':
      return { status: 'cut', values: reading.values.flatMap(named) }
  }
}
