/** Loads the tokenizers of the catalogue from the files that are served with the page. */
import { createShippedBpe } from '../../core/tokenizers/bpe/shippedBpe.ts'
import { ByteTokenizer } from '../../core/tokenizers/bytes/byteTokenizer.ts'
import { findCard } from '../../core/tokenizers/catalogue/catalogue.ts'
import { CharacterTokenizer } from '../../core/tokenizers/characters/characterTokenizer.ts'
import { fail, succeed, type Outcome } from '../../core/tokenizers/failure.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { readJson } from './readJson.ts'
import { fetchShippedFile, type ShippedOptions } from './shippedFile.ts'
import { importStages } from './stages.ts'

/** Failures: `bad-reference` {what}, `bad-integrity` {what, detail}, those of the fetch and of a tokenizer.json. */
export async function loadShipped(id: string, options: ShippedOptions): Promise<Outcome<Tokenizer>> {
  const entry = findCard(id)
  if (entry === null) return fail('bad-reference', { what: id })
  const { card, asset, engine } = entry
  if (engine === 'bytes') return succeed(new ByteTokenizer(card))
  if (engine === 'characters') return succeed(new CharacterTokenizer(card))
  if (asset === null) return fail('internal', { detail: `${id} has no file` })
  const file = await fetchShippedFile(asset, options)
  if (!file.ok) return file
  if (engine === 'bpe') return createShippedBpe(card, file.value)
  const json = readJson(file.value, asset.path)
  if (!json.ok) return json
  const { createStagedTokenizerOf } = await importStages()
  return createStagedTokenizerOf(card, json.value)
}
