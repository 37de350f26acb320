/** Loads the tokenizers of the catalogue from the files that are served with the page. */
import { createShippedBpe } from '../../core/tokenizers/bpe/shippedBpe.ts'
import { ByteTokenizer } from '../../core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../core/tokenizers/characters/characterTokenizer.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { defaultStallMilliseconds, fetchBytes } from './fetching.ts'
import { readJson } from './readJson.ts'
import { sha256Hex } from './sha256.ts'
import { importStages } from './stages.ts'

const LIMIT_BYTES = 16_000_000

export interface ShippedOptions {
  readonly assetsBase: string
  readonly signal: AbortSignal
  readonly onProgress: (file: string, loadedBytes: number, totalBytes: number | null) => void
}

/** Failures: `bad-reference` {what}, `bad-integrity` {what, detail}, those of the fetch and of a tokenizer.json. */
export async function loadShipped(id: string, options: ShippedOptions): Promise<Outcome<Tokenizer>> {
  const entry = findCard(id)
  if (entry === null) return fail('bad-reference', { what: id })
  const { card, asset, engine } = entry
  if (engine === 'bytes') return succeed(new ByteTokenizer(card))
  if (engine === 'characters') return succeed(new CharacterTokenizer(card))
  if (asset === null) return fail('internal', { detail: `${id} has no file` })
  const url = new URL(asset.path, options.assetsBase).href
  const fetched = await fetchBytes(
    url,
    {
      signal: options.signal,
      limitBytes: LIMIT_BYTES,
      stallMilliseconds: defaultStallMilliseconds,
      onProgress: (loaded) => options.onProgress(asset.path, loaded, asset.bytes),
    },
    (response) =>
      response.ok
        ? null
        : {
            code: response.status === 404 ? 'not-found' : 'server',
            values: { what: asset.path, where: new URL(url).host, status: response.status },
          },
  )
  if (!fetched.ok) return fetched
  const found = await sha256Hex(fetched.value)
  if (found !== null && found !== asset.sha256)
    return fail('bad-integrity', { what: asset.path, detail: `SHA-256 ${found}` })
  if (engine === 'bpe') return createShippedBpe(card, fetched.value)
  const json = readJson(fetched.value, asset.path)
  if (!json.ok) return json
  const { createStagedTokenizerOf } = await importStages()
  return createStagedTokenizerOf(card, json.value)
}
