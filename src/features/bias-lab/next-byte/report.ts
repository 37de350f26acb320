/** Puts what readers say into reports: entropy, divergence from the exact one, covers with their tokens. Runs nothing but what it is given. */
import { greatest } from '../../../core/text/append.ts'
import { BeamReader } from '../../../core/bytelevel/beamReader.ts'
import { END, entropyBits, jensenShannonBits, type NextByte } from '../../../core/bytelevel/distribution.ts'
import { ExactReader } from '../../../core/bytelevel/exactReader.ts'
import { logProbabilityOf } from '../../../core/bytelevel/marginal.ts'
import { MAX_COVERS } from '../../../core/bytelevel/nextByteMethods.ts'
import { promptTokens } from '../../../core/bytelevel/tokenReaders.ts'
import { decodeUtf8 } from '../../../core/text/utf8.ts'
import type { TokenId } from '../../../core/tokenizers/encoding.ts'
import type { LabModel } from '../../../platform/workers/lab/model.ts'
import type { MeasuredReader } from './measuredReaders.ts'
import type { BeamDetail, ComposedCharacter, ExactDetail, LabToken, MethodReport, PrefixReport } from './questions.ts'

/** First bytes of characters of several that are followed to a whole one, and the share from which on. */
const MAX_COMPOSED = 8
const LEAST_COMPOSED = 0.002

/** What a method has answered, and what that took. */
export type Said = Pick<MethodReport, 'method' | 'passes' | 'milliseconds'> & { readonly next: NextByte }

/** What the readers of the exact method and of the beam know besides. */
export type Details = Pick<PrefixReport, 'exact' | 'beam'>

function tokensOf({ vocabulary }: LabModel, ids: readonly TokenId[]): readonly LabToken[] {
  return ids.map((id) => ({ id, bytes: vocabulary.bytesOf(id) }))
}

/** What a reader says of the text that it has read, added to what others said. */
export async function withDetails(
  model: LabModel,
  { reader }: Pick<MeasuredReader, 'reader'>,
  before: Details,
  signal: AbortSignal,
): Promise<Details> {
  if (reader instanceof ExactReader) return { ...before, exact: await exactDetail(model, reader, signal) }
  return reader instanceof BeamReader ? { ...before, beam: beamDetail(reader) } : before
}

/** Runs nothing. */
export function reportOf(
  model: LabModel,
  prefix: Uint8Array,
  said: readonly Said[],
  { exact, beam }: Details,
): PrefixReport {
  const exactNext = said.find(({ method }) => method === 'exact')?.next
  const tokens = promptTokens(model.valid, prefix)
  return {
    endByte: prefix.length,
    tokens: tokens === null ? null : tokensOf(model, tokens),
    methods: said.map((one) => methodReport(one, exactNext)),
    exact,
    beam,
    invalidShare: exact === null || beam === null ? null : invalidShare(exact, beam),
    characters: [],
  }
}

function methodReport({ method, next, passes, milliseconds }: Said, exact: NextByte | undefined): MethodReport {
  return {
    method,
    says: next.defined
      ? {
          defined: true,
          distribution: next.distribution,
          leftOut: next.leftOut,
          entropyBits: entropyBits(next.distribution),
          divergenceBits: exact?.defined === true ? jensenShannonBits(next.distribution, exact.distribution) : null,
        }
      : next,
    passes,
    milliseconds,
  }
}

async function exactDetail(model: LabModel, reader: ExactReader, signal: AbortSignal): Promise<ExactDetail> {
  const { settled, tail, covers } = reader.text
  const all = reader.logProbability
  const before = reader.begun.length === 0 ? 0 : await logProbabilityOf(model.rows, [], reader.begun, signal)
  const heaviest = covers.toSorted((one, other) => other.logProbability - one.logProbability).slice(0, MAX_COVERS)
  return {
    settled: tokensOf(model, settled),
    covers: heaviest.map(({ tokens, length, logProbability }) => ({
      tokens: tokensOf(model, tokens),
      beyond: length - tail.length,
      share: Math.exp(logProbability - all),
    })),
    coverCount: covers.length,
    log2Probability: (before + all) / Math.LN2,
  }
}

function beamDetail(reader: BeamReader): BeamDetail {
  return { width: reader.width, keptShare: reader.keptShare, log2Probability: reader.logProbability / Math.LN2 }
}

function invalidShare(exact: ExactDetail, beam: BeamDetail): number | null {
  const share = 1 - 2 ** (exact.log2Probability - beam.log2Probability)
  // What the beam dropped may be more than what is invalid.
  return Number.isFinite(share) && share >= 0 ? share : null
}

/**
 * The probability of bytes one behind the other, by the chain rule: that of each behind those before it. The reader has read
 * them then, but for the last. Null where it says nothing on the way.
 */
export async function probabilityOf(
  { reader }: Pick<MeasuredReader, 'reader'>,
  bytes: Uint8Array,
  signal: AbortSignal,
): Promise<number | null> {
  let probability = 1
  for (const [index, byte] of bytes.entries()) {
    const next = await reader.next(signal)
    if (!next.defined) return null
    probability *= next.distribution[byte] ?? 0
    // What is impossible has nothing behind it.
    if (probability === 0) return 0
    if (index < bytes.length - 1) await reader.read(byte, signal)
  }
  return probability
}

/** Follows the likeliest first bytes of characters of several bytes to whole ones. */
export async function composedCharacters(
  reader: ExactReader,
  next: NextByte,
  signal: AbortSignal,
): Promise<readonly ComposedCharacter[]> {
  if (!next.defined) return []
  const { distribution } = next
  const firsts = Array.from({ length: 0xf5 - 0xc2 }, (_, index) => 0xc2 + index)
    .filter((byte) => (distribution[byte] ?? 0) >= LEAST_COMPOSED)
    .toSorted((one, other) => (distribution[other] ?? 0) - (distribution[one] ?? 0))
  const composed: ComposedCharacter[] = []
  for (const byte of firsts.slice(0, MAX_COMPOSED)) {
    const followed = await follow(reader.fork(), byte, signal)
    if (followed !== null)
      composed.push({ byte, character: followed.character, probability: (distribution[byte] ?? 0) * followed.share })
  }
  return composed
}

async function follow(
  reader: ExactReader,
  first: number,
  signal: AbortSignal,
): Promise<{ readonly character: string; readonly share: number } | null> {
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2
  const bytes = [first]
  let share = 1
  while (bytes.length < length) {
    await reader.read(bytes.at(-1) ?? 0, signal)
    const next = await reader.next(signal)
    if (!next.defined) return null
    const likeliest = next.distribution.indexOf(greatest(next.distribution))
    if (likeliest === END) return null
    share *= next.distribution[likeliest] ?? 0
    bytes.push(likeliest)
  }
  return { character: decodeUtf8(Uint8Array.from(bytes)), share }
}
