/**
 * A tokenizer from the hub: the two files are fetched, our stages are built from them, and transformers.js, loaded only
 * now, is given the same files to see whether it agrees.
 */
import type { Outcome } from '../../core/tokenizers/failure.ts'
import { hubName, type TokenizerReference } from '../../core/tokenizers/reference.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { withParts } from '../../core/tokenizers/withParts.ts'
import { allowHub } from './connections.ts'
import { crossCheck } from './crossCheck.ts'
import { fetchHubFiles, type HubOptions } from './hub.ts'
import { importStages } from './stages.ts'

type HubReference = Extract<TokenizerReference, { kind: 'hub' }>

interface HubSettings {
  readonly hubAddress: string
  readonly hubToken: string | null
  /** Whether transformers.js is asked, and loaded for it. */
  readonly crossCheck?: boolean
}

export async function loadFromHub(
  reference: string,
  hub: HubReference,
  { hubAddress, hubToken, crossCheck: compares = true }: HubSettings,
  options: HubOptions,
): Promise<Outcome<Tokenizer>> {
  const { repository, revision } = hub
  allowHub(hubAddress)
  const location = { address: hubAddress, repository, revision: revision ?? 'main', token: hubToken }
  const files = await fetchHubFiles(location, options)
  if (!files.ok) return files
  const identity = {
    id: reference,
    aliases: [],
    name: hubName(hub),
    source: {
      name: repository,
      revision: files.value.commit ?? revision ?? 'main',
      url: `${hubAddress.replace(/\/+$/, '')}/${repository}`,
    },
    licence: 'as stated by its repository',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' as const },
  }
  const { createStagedTokenizer } = await importStages()
  const made = createStagedTokenizer(files.value, identity)
  if (!made.ok) {
    const { code, values } = made.failure
    return { ok: false, failure: { code, values: { what: repository, ...values } } }
  }
  if (!compares) return made
  const verification = await crossCheck(made.value, files.value)
  return { ok: true, value: withParts(made.value, { card: { ...made.value.card, verification } }) }
}
