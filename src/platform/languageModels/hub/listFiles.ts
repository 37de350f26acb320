/**
 * Which ONNX files a repository of the hub has and how large they are, before any is fetched: by the hub's list of a
 * folder, and where a server has no such list, by asking for the first byte of every file that there may be.
 */
import { succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { authorization, classifyHubAnswer, resolveUrl, type HubLocation } from '../../tokenizers/hub.ts'
import { listFolder } from '../../tokenizers/hubFolder.ts'
import { graphPaths, type HubFile } from './dtypes.ts'

/** Empty where the repository has none. */
export async function listOnnxFiles(location: HubLocation, signal: AbortSignal): Promise<Outcome<readonly HubFile[]>> {
  const listed = await listFolder(location, 'onnx', signal, 'no-onnx')
  if (listed.ok || listed.failure.code === 'cancelled' || listed.failure.code === 'gated') return listed
  return byAsking(location, signal)
}

async function byAsking(location: HubLocation, signal: AbortSignal): Promise<Outcome<readonly HubFile[]>> {
  const files: HubFile[] = []
  for (const path of graphPaths) {
    const asked = await ask(location, path, signal)
    if (!asked.ok) return asked
    if (asked.value === null) continue
    files.push(asked.value)
    const weights = await ask(location, `${path}_data`, signal)
    if (weights.ok && weights.value !== null) files.push(weights.value)
  }
  return succeed(files)
}

/** Null where there is no such file. */
async function ask(location: HubLocation, path: string, signal: AbortSignal): Promise<Outcome<HubFile | null>> {
  try {
    const response = await fetch(resolveUrl(location, path), {
      signal,
      headers: { ...authorization(location), range: 'bytes=0-0' },
    })
    await response.body?.cancel()
    if (response.status === 404) return succeed(null)
    const failure = classifyHubAnswer(response, location, path, 'no-onnx')
    if (failure !== null) return { ok: false, failure }
    const total = /\/(\d+)$/.exec(response.headers.get('content-range') ?? '')?.[1]
    const whole = response.status === 200 ? response.headers.get('content-length') : null
    const bytes = Number(total ?? whole)
    return succeed({ path, bytes: bytes > 0 ? bytes : null, sha256: null })
  } catch (error) {
    if (signal.aborted) return { ok: false, failure: { code: 'cancelled', values: {} } }
    const values = {
      where: new URL(location.address).host,
      detail: error instanceof Error ? error.message : String(error),
    }
    return { ok: false, failure: { code: 'network', values } }
  }
}
