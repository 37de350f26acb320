/**
 * Links: `#<version>.<payload>`. Decode, migrate, validate, and only then believe; errors are values. Payloads are written
 * in a short form (see `shortForm.ts`); whole ones, which were written first, are read for ever. Knows nothing of the
 * browser's address or history.
 */
import * as v from 'valibot'
import { isSampleId } from '../samples/samples.ts'
import { findCard } from '../tokenizers/catalogue/catalogue.ts'
import { parseReference } from '../tokenizers/reference.ts'
import { linkContentSchema } from './linkContent.ts'
import type { LinkContent } from './linkContent.ts'
import { renameBiasLabReferences } from './linkBiasLab.ts'
import { renameLanguageReferences } from './linkLanguages.ts'
import { currentVersion, migrations } from './migrations/migrations.ts'
import { likelyCompletions, likelyOriginals } from './likelyOriginals.ts'
import { LINK_LIMIT, readPayload } from './payload.ts'
import { applied, expand, shorten } from './shortForm.ts'

/** UTF-16 units of text beyond which no link is tried: it would not fit, and trying would take time at each change. */
export const LINK_TEXT_LIMIT = 200_000

export type LinkReading =
  | { readonly status: 'empty' }
  /** Not of the shape of a link: the name of a place in the page, say. */
  | { readonly status: 'no-link' }
  | { readonly status: 'corrupt' }
  | { readonly status: 'too-new'; readonly version: number }
  /**
   * `unknown`: references that this page does not know, which are left out of `content`, and the name of a prepared text
   * that it does not know. A `content` without text but with the name of a prepared text means that text.
   */
  | { readonly status: 'read'; readonly content: LinkContent; readonly unknown: readonly string[] }
  /** It ends too early. `characters`: how many of the fragment came. `content`: what these say, the text as far as it goes. */
  | { readonly status: 'cut'; readonly characters: number; readonly content: LinkContent; readonly unknown: readonly string[] }

/** What a file can say. */
export type ContentReading = Extract<LinkReading, { readonly status: 'corrupt' | 'too-new' | 'read' }>

export interface LinkWriting {
  /** With `#` at its start. */
  readonly fragment: string
  /** `too-long`: everything but the text. */
  readonly status: 'complete' | 'too-long'
  /** References of files, which do not travel. */
  readonly leftOut: readonly string[]
}

/**
 * What the fragment of an address says. What programs add to a link or leave off is forgiven where the rest proves that it
 * is whole, and historic links keep their meaning for ever.
 */
export function readLink(fragment: string): LinkReading {
  const body = fragment.startsWith('#') ? fragment.slice(1) : fragment
  if (body === '') return { status: 'empty' }
  const readings: LinkReading[] = []
  for (const original of likelyOriginals(body)) {
    const reading = readBody(original)
    if (reading.status === 'read' || reading.status === 'too-new') return reading
    const completed = reading.status === 'cut' ? likelyCompletions(original).map(readBody).find(({ status }) => status === 'read') : undefined
    if (completed !== undefined) return completed
    readings.push(reading)
  }
  return readings.find(({ status }) => status === 'cut') ?? readings.find(({ status }) => status === 'corrupt') ?? { status: 'no-link' }
}

/** `1.`, `1.abc`; also `01`, `-1.abc` and the like, which are no version that there was. */
const SHAPE = /^-?\d+(?:\.(.*))?$/s

function readBody(body: string): LinkReading {
  const shape = SHAPE.exec(body)
  if (shape === null) return { status: 'no-link' }
  const [, payload] = shape
  const [, digits] = /^([1-9]\d{0,5})\./.exec(body) ?? []
  if (digits === undefined || payload === undefined) return { status: 'corrupt' }
  const version = Number(digits)
  if (version > currentVersion) return { status: 'too-new', version }
  const reading = payload.includes('.') ? expand(payload, version) : readPayload(payload)
  switch (reading.status) {
    case 'corrupt':
      return reading
    case 'read':
      return readContent(version, reading.value)
    case 'cut':
      for (const value of reading.values) {
        const part = readContent(version, applied(value, version))
        if (part.status === 'read') return { ...part, status: 'cut', characters: body.length }
      }
      return { status: 'corrupt' }
  }
}

/** What a value of some version says, once migrated and validated; the version must not be newer than this page's. */
export function readContent(version: number, value: unknown): ContentReading {
  const migrated = migrations.slice(version - 1).reduce((content, migrate) => migrate(content), value)
  const parsed = v.safeParse(linkContentSchema, migrated)
  return parsed.success ? keepKnown(parsed.output) : { status: 'corrupt' }
}

/** The fragment that says this content. `sampleTextOf`: a prepared text by its id, where it is at hand; one that is named travels by its name. */
export function writeLink(content: LinkContent, sampleTextOf: (id: string) => string | null = () => null): LinkWriting {
  const leftOut = content.tokenizers.filter((reference) => parseReference(reference)?.kind === 'file')
  const travelling = restrictTo(content, (reference) => !leftOut.includes(reference))
  const { text, sampleId } = travelling
  if (text !== null && sampleId !== null && sampleTextOf(sampleId) === text) {
    const fragment = fragmentOf(travelling, true)
    if (fragment.length <= LINK_LIMIT) return { fragment, status: 'complete', leftOut }
  }
  if (text === null || text.length <= LINK_TEXT_LIMIT) {
    const fragment = fragmentOf(travelling)
    if (fragment.length <= LINK_LIMIT) return { fragment, status: 'complete', leftOut }
  }
  return { fragment: fragmentOf(withoutTexts(travelling)), status: 'too-long', leftOut }
}

/** The content without the text and the translations that were added to it. */
function withoutTexts({ languages, ...content }: LinkContent): LinkContent {
  if (languages === undefined) return { ...content, text: null }
  const { translations: _, ...others } = languages
  return { ...content, languages: others, text: null }
}

function fragmentOf(content: LinkContent, namesText = false): string {
  return `#${currentVersion}.${shorten(content, currentVersion, namesText)}`
}

function keepKnown(content: LinkContent): Extract<LinkReading, { readonly status: 'read' }> {
  const { text, sampleId } = content
  const isMissing = text === null && sampleId !== null && !isSampleId(sampleId)
  const unknown = [...content.tokenizers.filter((reference) => !isKnown(reference)), ...(isMissing ? [sampleId] : [])]
  return { status: 'read', content: restrictTo(content, isKnown), unknown }
}

function isKnown(reference: string): boolean {
  const parsed = parseReference(reference)
  switch (parsed?.kind) {
    case 'hub':
    case 'file':
      return true
    case 'shipped':
      return findCard(parsed.id) !== null
    case 'multi-word':
      return findCard(parsed.base)?.engine === 'bpe'
    case undefined:
      return false
  }
}

/** Whether this is no reference of a file or of the hub, but a word for a column or the id of a shipped tokenizer. */
function isColumn(name: string): boolean {
  return name.startsWith('figure:') || parseReference(name)?.kind === 'shipped'
}

/** The content with only those references that pass, without repeats, and a baseline that is one of them. */
function restrictTo(content: LinkContent, passes: (reference: string) => boolean): LinkContent {
  const tokenizers = [...new Set(content.tokenizers)].filter(passes)
  const among = (reference: string) => tokenizers.includes(reference)
  const pick = (record: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(record).filter(([reference]) => among(reference)))
  const { baseline, options, languages, biasLab, ...others } = content
  const known = (name: string) => (among(name) || isColumn(name) ? name : null)
  return {
    ...others,
    ...(languages === undefined ? {} : { languages: renameLanguageReferences(languages, known) }),
    ...(biasLab === undefined ? {} : { biasLab: renameBiasLabReferences(biasLab, known) }),
    tokenizers,
    baseline: baseline !== null && among(baseline) ? baseline : (tokenizers[0] ?? null),
    options: {
      ...options,
      rulers: options.rulers.filter(among),
      prices: pick(options.prices),
      contextLengths: pick(options.contextLengths),
    },
  }
}
