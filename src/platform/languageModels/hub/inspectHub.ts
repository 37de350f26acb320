/**
 * What a repository of the hub offers as a language model: its configuration and its ONNX files with their sizes. Fetches
 * nothing large.
 */
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { allowHub } from '../../tokenizers/connections.ts'
import { defaultStallMilliseconds, fetchBytes } from '../../tokenizers/fetching.ts'
import { authorization, classifyHubAnswer, resolveUrl, type HubLocation } from '../../tokenizers/hub.ts'
import { readJson } from '../../tokenizers/readJson.ts'
import { parseReference } from '../../../core/tokenizers/reference.ts'
import { readModelConfig, type ModelConfig } from '../modelConfig.ts'
import { dtypesIn, type DtypeFiles } from './dtypes.ts'
import { listOnnxFiles } from './listFiles.ts'

const CONFIG_LIMIT_BYTES = 1_000_000

export interface HubSettings {
  readonly hubAddress: string
  readonly hubToken: string | null
}

export interface HubModel {
  /** At the commit where the hub said it. */
  readonly location: HubLocation
  readonly config: ModelConfig
  /** The file, for transformers.js. */
  readonly configJson: unknown
  readonly dtypes: readonly DtypeFiles[]
}

/**
 * Failures: `not-a-language-model`, `not-found`, `gated`, `not-causal` {what, detail}, `no-onnx` {what}, `bad-reference` (an
 * address that is none), and those of the fetch.
 */
export async function inspectHub(
  languageModel: string,
  { hubAddress, hubToken }: HubSettings,
  signal: AbortSignal,
): Promise<Outcome<HubModel>> {
  const parsed = parseReference(languageModel)
  if (parsed?.kind !== 'hub') return fail('not-a-language-model', { what: languageModel })
  if (!URL.canParse(hubAddress)) return fail('bad-reference', { what: hubAddress })
  allowHub(hubAddress)
  const { repository } = parsed
  const asked: HubLocation = { address: hubAddress, repository, revision: parsed.revision ?? 'main', token: hubToken }
  let commit: string | null = null
  const fetched = await fetchBytes(
    resolveUrl(asked, 'config.json'),
    {
      signal,
      limitBytes: CONFIG_LIMIT_BYTES,
      stallMilliseconds: defaultStallMilliseconds,
      headers: authorization(asked),
      onProgress: () => {},
    },
    (response) => {
      commit = response.headers.get('x-repo-commit')
      return classifyHubAnswer(response, asked, 'config.json', 'not-causal')
    },
  )
  if (!fetched.ok) {
    const { code, values } = fetched.failure
    return code === 'not-causal' ? fail(code, { ...values, detail: 'it has no config.json' }) : fetched
  }
  const json = readJson(fetched.value, 'config.json')
  if (!json.ok) return json
  const config = readModelConfig(json.value, repository)
  if (!config.ok) return config
  const location = { ...asked, revision: commit ?? asked.revision }
  const files = await listOnnxFiles(location, signal)
  if (!files.ok) return files
  const dtypes = dtypesIn(files.value)
  if (dtypes.length === 0) return fail('no-onnx', { what: repository })
  return succeed({ location, config: config.value, configJson: json.value, dtypes })
}
