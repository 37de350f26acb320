/** How the script for elsewhere comes by a tokenizer of the comparison, at the same pinned revision; or why it cannot. Pure. */
import { gzipSync } from 'fflate'
import { uint8ArrayToBase64 } from 'uint8array-extras'
import { readCompactHeader } from '../../tokenizers/bpe/compactFile.ts'
import { isPublished, publishedPatterns } from '../../tokenizers/bpe/publishedPatterns.ts'
import { tiktokenPatterns, type TiktokenPattern } from '../../tokenizers/bpe/tiktokenPatterns.ts'
import type { TokenizerCard } from '../../tokenizers/card.ts'
import type { CatalogueEntry } from '../../tokenizers/catalogue/entry.ts'
import { fail, succeed, type Outcome } from '../../tokenizers/failure.ts'
import type { TokenizerReference } from '../../tokenizers/reference.ts'
import { recipeName } from '../../tokenizers/trainedRecipe.ts'
import type { NoSource, ScriptSource } from './scriptPage.ts'

export type FoundSource = { readonly source: ScriptSource } | { readonly missing: NoSource }

const COMMIT = /^[0-9a-f]{40}$/
/** A rank file is named with the pattern that the page reads it by. */
const RANKS = /^(.*) \(([\w]+)\)$/su

/** Of whatever is no shipped tokenizer. `hubAddress`: null if it is the usual one. */
export function foreignSource(
  reference: Exclude<TokenizerReference, { kind: 'shipped' }>,
  { source }: Pick<TokenizerCard, 'source'>,
  hubAddress: string | null,
): FoundSource {
  switch (reference.kind) {
    case 'multi-word':
    case 'variant':
    case 'adaptive':
      return { missing: reference.kind }
    case 'hub': {
      if (!COMMIT.test(source.revision)) return { missing: 'no-commit' }
      const { repository } = reference
      const address = hubAddress === null ? {} : { address: hubAddress }
      return { source: { kind: 'hub', repository, commit: source.revision, ...address } }
    }
    case 'trained':
      return { source: { kind: 'file', sha256: reference.sha256, file: recipeName(reference.recipe) } }
    case 'file': {
      const { sha256, name } = reference
      const [, file = name, named = ''] = RANKS.exec(name) ?? []
      const pattern = tiktokenPatterns.find((known) => known === named)
      return pattern === undefined
        ? { source: { kind: 'file', sha256, file: name } }
        : { source: { kind: 'ranks', sha256, file, splits: publishedPatterns[pattern satisfies TiktokenPattern] } }
    }
  }
}

/** Of a shipped tokenizer. Failures: `bad-integrity`, for a file that is not of its kind; `internal`. */
export function shippedSource({ engine }: CatalogueEntry, file: Uint8Array | null): Outcome<ScriptSource> {
  if (engine === 'bytes') return succeed({ kind: 'bytes' })
  if (engine === 'characters') return succeed({ kind: 'code-points' })
  if (file === null) return fail('internal', { detail: 'the file was not fetched' })
  if (engine === 'stages') return succeed({ kind: 'json', data: packed(file) })
  const header = readCompactHeader(file)
  if (!header.ok) return header
  const { pattern } = header.value
  return isPublished(pattern)
    ? succeed({ kind: 'compact', data: uint8ArrayToBase64(file), splits: publishedPatterns[pattern] })
    : fail('internal', { detail: `no publisher's pattern is called ${pattern}` })
}

/** Bytes with gzip, in Base64: the same for the same bytes. */
export function packed(bytes: Uint8Array): string {
  return uint8ArrayToBase64(gzipSync(bytes, { mtime: 0, level: 9 }))
}
