/**
 * The tokenization service as it runs in the worker: which tokenizers are loaded, which requests run. Segments nothing
 * itself and knows nothing of the page.
 */
import type { ChatTemplate, Marker } from '../../../core/tokenizers/chatTemplate.ts'
import type { Encoding, EncodeOptions, TokenId } from '../../../core/tokenizers/encoding.ts'
import { TokenKind, tokenKind } from '../../../core/tokenizers/encoding.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { sharedUtf8 } from '../../../core/tokenizers/bpe/textChange.ts'
import { loadReference, TokenizerSources } from '../../tokenizers/loadReference.ts'
import { onBehalfOf } from '../../../core/tokenizers/stages/patternWatch.ts'
import type { IncrementalEncoder, Tokenizer } from '../../../core/tokenizers/tokenizer.ts'
import { countByKind, laneMeasures } from '../../../core/metrics/laneMeasures.ts'
import type { LaneMeasures } from '../../../core/metrics/measures.ts'
import { textStatistics } from '../../../core/metrics/textStatistics.ts'
import { utf8Length } from '../../../core/text/utf8.ts'
import { wordSpanSteps } from '../../../core/text/words.ts'
import { yieldToMessages, RunningRequests, runInSlices, SLICE_MS } from '../cancellation.ts'
import { unexpected } from '../unexpected.ts'
import { writeCounts, type LaneCounts } from './sharedCounts.ts'
import { countSegmentationsBy } from './countSegmentations.ts'
import type {
  EncodeRequest,
  LaneEncoding,
  LaneEvent,
  LoadedTokenizer,
  LoadProgress,
  LoadRequest,
  Measurement,
  MeasureRequest,
  ReaderFile,
  TokenDescription,
  TokenizationService,
} from './protocol.ts'

/** Above this an edit is encoded in slices: one slice through the incremental encoder would keep cancellations waiting. */
const INCREMENTAL_UTF16_UNITS = 2_000_000

interface Lane {
  readonly tokenizer: Tokenizer
  encoder: { readonly key: string; readonly encoder: IncrementalEncoder } | null
}

function keyOf({ addSpecialTokens, parseSpecialTokens }: EncodeOptions): string {
  return `${addSpecialTokens} ${parseSpecialTokens}`
}

export class TokenizationServer implements TokenizationService {
  readonly #lanes = new Map<string, Lane>()
  readonly #requests = new RunningRequests()
  readonly #sources = new TokenizerSources()

  async load(request: LoadRequest, onProgress: (progress: LoadProgress) => void): Promise<Outcome<LoadedTokenizer>> {
    return this.#requests.run(request.requestId, async (signal) => {
      try {
        const loaded = await loadReference(request.reference, request.settings, this.#sources, { signal, onProgress })
        if (signal.aborted) return fail('cancelled')
        if (!loaded.ok) return loaded
        this.#lanes.set(request.reference, { tokenizer: loaded.value, encoder: null })
        return succeed({ card: loaded.value.card, incremental: loaded.value.createIncrementalEncoder !== undefined })
      } catch (error) {
        return { ok: false, failure: unexpected(error) }
      }
    })
  }

  async addFile(file: ReaderFile): ReturnType<TokenizationService['addFile']> {
    try {
      const read = await this.#sources.addFile(file)
      if (!read.ok) return read
      this.#lanes.set(read.value.card.id, { tokenizer: read.value, encoder: null })
      return succeed({ reference: read.value.card.id, card: read.value.card })
    } catch (error) {
      return { ok: false, failure: unexpected(error) }
    }
  }

  async unload(reference: string): Promise<void> {
    this.#lanes.delete(reference)
  }

  async encode(request: EncodeRequest, onEvents: (events: readonly LaneEvent[]) => void): Promise<Outcome<null>> {
    return this.#requests.run(request.requestId, async (signal) => {
      const { text } = request
      const totalBytes = text.length <= INCREMENTAL_UTF16_UNITS ? sharedUtf8(text).length : utf8Length(text)
      let events: LaneEvent[] = []
      const counts: LaneCounts[] = []
      const flush = (): void => {
        if (events.length > 0) onEvents(events)
        events = []
      }
      let since = performance.now()
      for (const lane of request.lanes) {
        if (signal.aborted) return fail('cancelled')
        const known = this.#lanes.get(lane)
        if (known === undefined) {
          events.push({ type: 'failure', lane, failure: { code: 'bad-reference', values: { what: lane } } })
          continue
        }
        try {
          const started = performance.now()
          const encoding = await this.#encodeLane(lane, known, request, signal, (doneBytes) => {
            events.push({ type: 'progress', lane, doneBytes, totalBytes })
            flush()
          })
          if (encoding === null) return fail('cancelled')
          const result = laneEncoding(encoding, request, totalBytes, performance.now() - started)
          events.push({ type: 'result', lane, result })
          counts.push(result)
        } catch (error) {
          events.push({ type: 'failure', lane, failure: unexpected(error) })
        }
        if (request.countsSlot !== null && counts.length === request.lanes.length)
          writeCounts(request.countsSlot, counts)
        if (performance.now() - since < SLICE_MS) continue
        flush()
        await yieldToMessages()
        since = performance.now()
      }
      flush()
      return signal.aborted ? fail('cancelled') : succeed(null)
    })
  }

  async #encodeLane(
    reference: string,
    lane: Lane,
    { text, options }: EncodeRequest,
    signal: AbortSignal,
    onProgress: (doneBytes: number) => void,
  ): Promise<Encoding | null> {
    const { tokenizer } = lane
    if (text.length <= INCREMENTAL_UTF16_UNITS && tokenizer.createIncrementalEncoder !== undefined) {
      const key = keyOf(options)
      if (lane.encoder?.key !== key) lane.encoder = { key, encoder: tokenizer.createIncrementalEncoder(options) }
      return lane.encoder.encoder.update(text)
    }
    lane.encoder = null
    const done = await runInSlices(onBehalfOf(reference, tokenizer.encodeSteps(text, options)), signal, onProgress)
    return done === null ? null : done.result
  }

  async measure(request: MeasureRequest): Promise<Outcome<Measurement>> {
    return this.#requests.run(request.requestId, async (signal) => {
      try {
        const { text, options, locale } = request
        const words = await runInSlices(wordSpanSteps(text, locale), signal, () => {})
        if (words === null) return fail('cancelled')
        const lanes: Record<string, LaneMeasures> = {}
        for (const reference of request.lanes) {
          const tokenizer = this.#lanes.get(reference)?.tokenizer
          if (tokenizer === undefined) continue
          const encoded = await runInSlices(
            onBehalfOf(reference, tokenizer.encodeSteps(text, options)),
            signal,
            () => {},
          )
          if (encoded === null) return fail('cancelled')
          const { ids, kinds } = encoded.result
          const own = ids.filter((_, index) => tokenKind(kinds[index] ?? 0) !== TokenKind.inserted)
          const decoded = await runInSlices(onBehalfOf(reference, tokenizer.decodeSteps(own)), signal, () => {})
          if (decoded === null) return fail('cancelled')
          lanes[reference] = laneMeasures(text, encoded.result, decoded.result, words.result)
          await yieldToMessages()
          if (signal.aborted) return fail('cancelled')
        }
        return succeed({ text: textStatistics(text, words.result, locale), lanes })
      } catch (error) {
        return { ok: false, failure: unexpected(error) }
      }
    })
  }

  async describe(reference: string, ids: readonly TokenId[]): Promise<Outcome<readonly TokenDescription[]>> {
    const tokenizer = this.#lanes.get(reference)?.tokenizer
    if (tokenizer === undefined) return fail('bad-reference', { what: reference })
    return succeed(
      ids.map((id) => ({ id, piece: tokenizer.piece(id), bytes: tokenizer.tokenBytes(id), rank: tokenizer.rank(id) })),
    )
  }

  async countSegmentations(reference: string, text: string): Promise<Outcome<bigint>> {
    const tokenizer = this.#lanes.get(reference)?.tokenizer
    return tokenizer === undefined ? fail('bad-reference', { what: reference }) : countSegmentationsBy(tokenizer, text)
  }

  async chatTemplate(reference: string): Promise<Outcome<ChatTemplate | null>> {
    const tokenizer = this.#lanes.get(reference)?.tokenizer
    return tokenizer === undefined
      ? fail('bad-reference', { what: reference })
      : succeed(tokenizer.chatTemplate ?? null)
  }

  async segment(
    reference: string,
    text: string,
    markers: readonly Marker[],
    addSpecialTokens: boolean,
  ): Promise<Outcome<Encoding>> {
    const tokenizer = this.#lanes.get(reference)?.tokenizer
    if (tokenizer === undefined) return fail('bad-reference', { what: reference })
    try {
      const { encodeWithMarkers } = await import('../../../core/chat/markers.ts')
      const options = { addSpecialTokens, parseSpecialTokens: true }
      return succeed(encodeWithMarkers(text, markers, (part) => tokenizer.encode(part, options)))
    } catch (error) {
      return { ok: false, failure: unexpected(error) }
    }
  }

  async cancel(requestId: string): Promise<void> {
    this.#requests.cancel(requestId)
  }
}

function laneEncoding(
  encoding: Encoding,
  { detail }: EncodeRequest,
  textBytes: number,
  milliseconds: number,
): LaneEncoding {
  return {
    tokenCount: encoding.ids.length,
    countByKind: countByKind(encoding.kinds),
    textBytes,
    encoding: detail === 'columns' ? encoding : null,
    encodeMilliseconds: milliseconds,
  }
}
