/** The library that the page is measured against, set up to read models from a folder of this server and from nowhere else. */
import { env } from '@huggingface/transformers'
import { prepareRuntime } from '../src/platform/languageModels/ortRuntime.ts'

/** @param folder below the page, with a slash at its end */
export function readServedModels(threads: number, folder: string): void {
  // Only for the number of threads and the addresses of the files.
  prepareRuntime(threads)
  env.allowLocalModels = true
  env.allowRemoteModels = false
  env.useBrowserCache = false
  env.useWasmCache = false
  env.localModelPath = new URL(folder, document.baseURI).href
}
