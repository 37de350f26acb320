/** Makes the script for elsewhere from what is compared: counts the page's own text, and fetches the files of shipped tokenizers. */
import { version } from '../../../../package.json' with { type: 'json' }
import { packed, foreignSource, shippedSource, type FoundSource } from '../../../core/export/atScale/scriptSource.ts'
import { pythonScript } from '../../../core/export/atScale/script.ts'
import type { CountedText, NoSource, ScriptPage, ScriptTokenizer } from '../../../core/export/atScale/scriptPage.ts'
import { unitStatisticsSteps } from '../../../core/metrics/unitStatistics.ts'
import { encodeUtf8 } from '../../../core/text/utf8.ts'
import type { TokenizerCard } from '../../../core/tokenizers/card.ts'
import { findCard } from '../../../core/tokenizers/catalogue/catalogue.ts'
import { TokenKind, tokenKind, type Encoding } from '../../../core/tokenizers/encoding.ts'
import { succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { parseReference } from '../../../core/tokenizers/reference.ts'
import { runSteps } from '../../../core/tokenizers/runSteps.ts'
import { sha256Hex } from '../../../platform/tokenizers/sha256.ts'
import type { Services } from '../../../state/services.ts'

export interface ScriptLane {
  readonly reference: string
  readonly name: string
  readonly card: TokenizerCard
}

export interface ScriptInput extends Pick<ScriptPage, 'seed' | 'base' | 'baseline' | 'locales'> {
  readonly text: string
  readonly lanes: readonly ScriptLane[]
  /** Null if it is the usual one. */
  readonly hubAddress: string | null
}

export type ScriptServices = Pick<Services, 'shippedFile'> & {
  readonly languages: Pick<Services['languages'], 'segment'>
}

/** UTF-16 units of the text that the script counts first: enough to find any difference, and little beside the tokenizers. */
const MAX_TEXT = 100_000

export interface MadeScript {
  readonly script: string
  readonly counted: readonly ScriptLane[]
  readonly leftOut: readonly { readonly lane: ScriptLane; readonly reason: NoSource }[]
}

/** @param reasonOf why a tokenizer is left out, in words; failures: those of the fetch and of counting */
export async function makeScript(
  { text, lanes, hubAddress, ...input }: ScriptInput,
  services: ScriptServices,
  reasonOf: (reason: NoSource) => string,
): Promise<Outcome<MadeScript>> {
  const checked = beginning(text)
  const tokenizers: ScriptTokenizer[] = []
  const counted: ScriptLane[] = []
  const leftOut: { readonly lane: ScriptLane; readonly reason: NoSource }[] = []
  for (const lane of lanes) {
    const found = await sourceOf(lane, hubAddress, services)
    if (!found.ok) return found
    if ('missing' in found.value) {
      leftOut.push({ lane, reason: found.value.missing })
      continue
    }
    const encoding = await services.languages.segment(lane.reference, checked)
    if (!encoding.ok) return encoding
    const { reference, name, card } = lane
    const told = { name, reference, revision: card.source.revision }
    tokenizers.push({ ...told, ...found.value.source, counted: await countedOf(encoding.value, card) })
    counted.push(lane)
  }
  const { statistics } = runSteps(unitStatisticsSteps([checked], 'en'))
  const [bytes = 0, codePoints = 0, words = 0] = [statistics.bytes[0], statistics.codePoints[0], statistics.words[0]]
  const script = pythonScript({
    tessera: version,
    text: { data: packed(encodeUtf8(checked)), bytes, codePoints, words, segmenter: statistics.segmenter },
    leftOut: leftOut.map(({ lane, reason }) => ({ name: lane.name, reason: reasonOf(reason) })),
    ...input,
    tokenizers,
  })
  return succeed({ script, counted, leftOut })
}

/** The text, or the lines of a long one that fit. */
function beginning(text: string): string {
  if (text.length <= MAX_TEXT) return text.toWellFormed()
  const end = text.lastIndexOf('\n', MAX_TEXT)
  return text.slice(0, end > 0 ? end : MAX_TEXT).toWellFormed()
}

async function sourceOf(
  { reference, card }: ScriptLane,
  hubAddress: string | null,
  services: ScriptServices,
): Promise<Outcome<FoundSource>> {
  const parsed = parseReference(reference)
  if (parsed !== null && parsed.kind !== 'shipped') return succeed(foreignSource(parsed, card, hubAddress))
  const entry = findCard(reference)
  if (entry === null) return { ok: false, failure: { code: 'bad-reference', values: { what: reference } } }
  const file = entry.asset === null ? succeed(null) : await services.shippedFile(entry.asset)
  if (!file.ok) return file
  const source = shippedSource(entry, file.value)
  return source.ok ? succeed({ source: source.value }) : source
}

/** Added tokens that the library numbers otherwise have other ids there. */
async function countedOf({ ids, kinds }: Encoding, { renumbered }: TokenizerCard): Promise<CountedText> {
  const bytes = new Uint8Array(4 * ids.length)
  const view = new DataView(bytes.buffer)
  ids.forEach((id, index) => view.setUint32(4 * index, id, true))
  return {
    tokens: ids.length,
    unknownTokens: kinds.reduce((sum, kind) => sum + (tokenKind(kind) === TokenKind.unknown ? 1 : 0), 0),
    ids: renumbered === undefined ? await sha256Hex(bytes) : null,
  }
}
