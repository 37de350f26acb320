/** Downloads one large file of a repository of the hub (`../download.ts`). */
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import { authorization, classifyHubAnswer, resolveUrl, type HubLocation } from '../../tokenizers/hub.ts'
import { Download, type DownloadOptions } from '../download.ts'

/** Failures: `network`, `stalled`, `cancelled`, and those of the hub's answer. */
export function downloadFile(
  location: HubLocation,
  path: string,
  options: DownloadOptions,
): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const download = new Download({
    url: resolveUrl(location, path),
    headers: authorization(location),
    classify: (response) => classifyHubAnswer(response, location, path, 'no-onnx'),
  })
  return download.run(options)
}
