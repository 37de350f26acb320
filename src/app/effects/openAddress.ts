/** Turns the address that the page stands at into a comparison and what is to be said about it. Writes no address. */
import * as v from 'valibot'
import { isOpeningId, type OpeningId } from '../../core/samples/openings.ts'
import { isPreparedId, loadedSampleText, sampleText, type SampleId } from '../../core/samples/samples.ts'
import { readLink, type LinkReading } from '../../state/links/link.ts'
import type { Comparison } from '../../state/comparison.ts'
import type { Notice } from '../../state/session.ts'
import { comparisonOf, nothingLoaded, withLoadedReferences, type LoadedReferences } from './linkOfComparison.ts'
import { fetchOpening } from './openings.ts'

export interface OpenedAddress {
  /** Null if the address says nothing that can be used. */
  readonly comparison: Comparison | null
  readonly notice: Omit<Notice, 'id'> | null
}

/** What is kept with an entry of the history: a text too long for the address, so that Back and Reload find it. */
const historyStateSchema = v.object({ text: v.string() })

/** The prepared text that the address names and that is yet to be fetched, before the address can be opened; null if there is none. */
export function missingSample(fragment: string): SampleId | OpeningId | null {
  const reading = readLink(fragment)
  if (!('content' in reading) || reading.content.text !== null) return null
  const { sampleId } = reading.content
  return sampleId !== null && isPreparedId(sampleId) && loadedSampleText(sampleId) === null ? sampleId : null
}

/** Fetches what {@link missingSample} answers. If it cannot be had the address opens without a text, and says so. */
export async function fetchSample(id: SampleId | OpeningId): Promise<void> {
  if (isOpeningId(id)) await fetchOpening(id)
  else await sampleText(id).catch(() => null)
}

/** Where a reading comes from: the notices name it. */
export type Source = 'link' | 'file'

/**
 * `historyState`: what the browser kept with the entry, not believed before it is checked. `textNow`: null if the page
 * is being opened and shows nothing yet. `loaded`: what of the hub is there, so that a link pinned to its commit means it.
 */
export function openAddress(
  fragment: string,
  historyState: unknown,
  textNow: string | null,
  panels: readonly string[],
  loaded: LoadedReferences = nothingLoaded,
): OpenedAddress {
  const kept = v.safeParse(historyStateSchema, historyState)
  return openReading('link', readLink(fragment), kept.success ? kept.output.text : null, textNow, panels, loaded)
}

/** `keptText`: the text where the reading has none; if that is null too, the text stays what it is now. */
export function openReading(
  source: Source,
  reading: LinkReading,
  keptText: string | null,
  textNow: string | null,
  panels: readonly string[],
  loaded: LoadedReferences = nothingLoaded,
): OpenedAddress {
  const say = (message: Notice['message'], values: Notice['values'] = {}): Omit<Notice, 'id'> => {
    const about = source === 'link' ? { about: 'address' as const } : {}
    return { message, values: { source, ...values }, tone: 'warning', ...about }
  }
  switch (reading.status) {
    case 'empty':
    case 'no-link':
      return { comparison: null, notice: null }
    case 'corrupt':
      return { comparison: null, notice: say('notice.link-corrupt', { shown: textNow === null ? 'default' : 'same' }) }
    case 'too-new':
      return { comparison: null, notice: say('notice.link-too-new') }
    case 'cut':
    case 'read': {
      const content = withLoadedReferences(reading.content, loaded)
      const comparison = comparisonOf(content, keptText ?? textNow ?? '', {
        isSample: isPreparedId,
        sampleTextOf: loadedSampleText,
        panels,
      })
      const list = reading.unknown.join(', ')
      if (reading.status === 'cut') {
        const text = content.text === null ? 'none' : 'part'
        return {
          comparison,
          notice: say('notice.link-cut', {
            characters: reading.characters,
            text,
            list,
            unknown: reading.unknown.length,
          }),
        }
      }
      if (reading.unknown.length > 0) return { comparison, notice: say('notice.link-unknown-id', { list }) }
      const lost = content.text === null && comparison.sampleId === null && keptText === null && (textNow ?? '') === ''
      return { comparison, notice: lost ? say('notice.link-without-text') : null }
    }
  }
}
