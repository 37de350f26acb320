/**
 * A tokenizer from the hub: tokenizer.json and its configuration are fetched, our stages are built from them, and
 * transformers.js, loaded only now, is given the same files to see whether it agrees. A repository without tokenizer.json has
 * its tokenizer in another file, which the card names.
 */
import type { Outcome } from '../../core/tokenizers/failure.ts'
import { hubName, type TokenizerReference } from '../../core/tokenizers/reference.ts'
import type { CardIdentity } from '../../core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../core/tokenizers/tokenizer.ts'
import { withParts } from '../../core/tokenizers/withParts.ts'
import { allowHub } from './connections.ts'
import { crossCheck } from './crossCheck.ts'
import { fetchHubFiles, type HubLocation, type HubOptions } from './hub.ts'
import { essentialNames, openTokenizer } from './openTokenizer.ts'
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
  const identityOf = (commit: string | null, file: string | null): CardIdentity => ({
    id: reference,
    aliases: [],
    name: file === null ? hubName(hub) : `${hubName(hub)} (${file})`,
    source: {
      name: file === null ? repository : `${repository}, ${file}`,
      revision: commit ?? revision ?? 'main',
      url: `${hubAddress.replace(/\/+$/, '')}/${repository}`,
    },
    licence: 'as stated by its repository',
    usedBy: [],
    contextLength: null,
    verification: { status: 'not-verified' },
  })
  if (!files.ok) return files.failure.code === 'no-tokenizer-json' ? loadOther(location, options, identityOf) : files
  const { createStagedTokenizer } = await importStages()
  const made = createStagedTokenizer(files.value, identityOf(files.value.commit, null))
  if (!made.ok) {
    const { code, values } = made.failure
    return { ok: false, failure: { code, values: { what: repository, ...values } } }
  }
  if (!compares) return made
  const verification = await crossCheck(made.value, files.value)
  return { ok: true, value: withParts(made.value, { card: { ...made.value.card, verification } }) }
}

/** From a file of another format; transformers.js reads none of them, so nothing is compared. */
async function loadOther(
  location: HubLocation,
  options: HubOptions,
  identityOf: (commit: string | null, file: string) => CardIdentity,
): Promise<Outcome<Tokenizer>> {
  const { fetchOtherFiles } = await import('./hubOtherFiles.ts')
  const files = await fetchOtherFiles(location, options)
  if (!files.ok) return files
  const { id, main, beside, commit } = files.value
  const { name, bytes } = main
  const shown = essentialNames({ name, beside })
  return openTokenizer(id, { name, bytes, beside, tiktokenPattern: null }, (note) =>
    identityOf(commit, note === null ? shown : `${shown}, ${note}`),
  )
}
