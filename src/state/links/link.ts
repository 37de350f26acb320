/**
 * Links: `#<version>.<payload>`. Decode, migrate, validate, and only then believe; errors are values. Payloads are written
 * in a short form (see `shortForm.ts`); whole ones, which were written first, are read for ever. Knows nothing of the
 * browser's address or history.
 */
import * as v from 'valibot'
import { isPreparedId } from '../../core/samples/samples.ts'
import { findCard } from '../../core/tokenizers/catalogue/catalogue.ts'
import { parseReference } from '../../core/tokenizers/reference.ts'
import { recipeBase } from '../../core/tokenizers/trainedRecipe.ts'
import { renameReferences } from '../../core/options/references.ts'
import { filled } from './fields.ts'
import { reasonLeftOut } from './leftOut.ts'
import { likelyCompletions, likelyOriginals } from './likelyOriginals.ts'
import { linkContentSchema, type LinkContent } from './linkContent.ts'
import { encodePayload, LINK_LIMIT, readPayload } from './payload.ts'
import { expand, shorten } from './shortForm.ts'
import { currentVersion, versions, type LinkVersion } from './versions.ts'

/** UTF-16 units of text beyond which no link is tried: it would not fit, and trying would take time at each change. */
const LINK_TEXT_LIMIT = 200_000

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
  | {
      readonly status: 'cut'
      readonly characters: number
      readonly content: LinkContent
      readonly unknown: readonly string[]
    }

/** What a file can say. */
export type ContentReading = Extract<LinkReading, { readonly status: 'corrupt' | 'too-new' | 'read' }>

export interface LinkWriting {
  /** With `#` at its start. */
  readonly fragment: string
  /** `too-long`: everything but the text. */
  readonly status: 'complete' | 'too-long'
  /** References of files and of what was trained on another text, which do not travel. */
  readonly leftOut: readonly string[]
}

/**
 * What the fragment of an address says. What programs add to a link or leave off is forgiven if the rest proves that it
 * is whole, and historic links keep their meaning for ever.
 */
export function readLink(fragment: string): LinkReading {
  const body = fragment.startsWith('#') ? fragment.slice(1) : fragment
  if (body === '') return { status: 'empty' }
  const readings: LinkReading[] = []
  for (const original of likelyOriginals(body)) {
    const reading = readBody(original)
    if (reading.status === 'read' || reading.status === 'too-new') return reading
    const completed =
      reading.status === 'cut'
        ? likelyCompletions(original)
            .map(readBody)
            .find(({ status }) => status === 'read')
        : undefined
    if (completed !== undefined) return completed
    readings.push(reading)
  }
  return (
    readings.find(({ status }) => status === 'cut') ??
    readings.find(({ status }) => status === 'corrupt') ?? { status: 'no-link' }
  )
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
  const reading = payload.includes('.') ? expand(payload) : readPayload(payload)
  switch (reading.status) {
    case 'corrupt':
      return reading
    case 'read':
      return readContent(version, reading.value)
    case 'cut':
      for (const value of reading.values) {
        const part = readContent(version, value)
        if (part.status === 'read') return { ...part, status: 'cut', characters: body.length }
      }
      return { status: 'corrupt' }
  }
}

/**
 * What a value of some version says, once what it does not say is filled in from the start of its version, migrated and
 * validated; the version must not be newer than the last of `known`.
 */
export function readContent(version: number, value: unknown, known: readonly LinkVersion[] = versions): ContentReading {
  const [own, ...later] = known.slice(version - 1)
  // After the migration, what was added to a version since it is the newest.
  const migrated = later.reduce<unknown>(
    (content, { migrate, start }) => filled(migrate === null ? content : migrate(content), start),
    filled(value, own?.start),
  )
  const parsed = v.safeParse(linkContentSchema, migrated)
  return parsed.success ? keepKnown(parsed.output) : { status: 'corrupt' }
}

/** The fragment that says this content. `sampleTextOf`: a prepared text by its id, if it is at hand; one that is named travels by its name. */
export function writeLink(content: LinkContent, sampleTextOf: (id: string) => string | null = () => null): LinkWriting {
  const leftOut = content.tokenizers.filter((reference) => reasonLeftOut(reference, content.text) !== null)
  const travelling = restrictTo(content, (reference) => !leftOut.includes(reference))
  const { text, sampleId } = travelling
  if (text !== null && sampleId !== null && sampleTextOf(sampleId) === text) {
    const fragment = fragmentOf(travelling, true)
    if (fragment.length <= LINK_LIMIT) return { fragment, status: 'complete', leftOut }
  }
  if (text === null || mayFit(text)) {
    const fragment = fragmentOf(travelling)
    if (fragment.length <= LINK_LIMIT) return { fragment, status: 'complete', leftOut }
  }
  return { fragment: fragmentOf(withoutTexts(travelling)), status: 'too-long', leftOut }
}

/** UTF-16 units of a text whose payload tells whether the whole can fit; more than that takes the page tenths of a second. */
const PROBE = 50_000

/** Whether it is worth to try: the payload of a text is hardly shorter than that of its beginning. */
function mayFit(text: string): boolean {
  if (text.length > LINK_TEXT_LIMIT) return false
  return text.length <= PROBE || encodePayload(text.slice(0, PROBE)).length <= LINK_LIMIT * 1.05
}

/** The content without the text and the translations that were added to it. */
function withoutTexts(content: LinkContent): LinkContent {
  return { ...content, languages: { ...content.languages, translations: [] }, text: null }
}

function fragmentOf(content: LinkContent, namesText = false): string {
  return `#${currentVersion}.${shorten(content, versions[currentVersion - 1]?.start ?? {}, namesText)}`
}

function keepKnown(content: LinkContent): Extract<LinkReading, { readonly status: 'read' }> {
  const { text, sampleId } = content
  const isMissing = text === null && sampleId !== null && !isPreparedId(sampleId)
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
    case 'variant':
    case 'adaptive':
      return isKnown(parsed.base)
    case 'trained': {
      const base = recipeBase(parsed.recipe)
      return base === null || isKnown(base)
    }
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
  const restricted = renameReferences(linkContentSchema, { ...content, tokenizers }, (kind, reference) => {
    if (kind === 'languageModel' || tokenizers.includes(reference)) return reference
    return kind === 'column' && isColumn(reference) ? reference : null
  })
  return { ...restricted, baseline: restricted.baseline ?? tokenizers[0] ?? null }
}
