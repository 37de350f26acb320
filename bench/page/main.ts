/** The benchmark's page: `measureTexts` stands on the global object for `bench/encode.mjs` to call. */
import { loadCompetitors } from './competitors.ts'
import { measureEncoding, type EncodingTime } from './measureEncoding.ts'

export interface TextTimes {
  readonly text: string
  readonly bytes: number
  readonly times: readonly EncodingTime[]
}

/** @param texts names of the files under data/ */
async function measureTexts(tokenizer: string, texts: readonly string[]): Promise<readonly TextTimes[]> {
  const competitors = await loadCompetitors(tokenizer)
  const measured: TextTimes[] = []
  for (const name of texts) {
    const response = await fetch(`data/${name}.txt`)
    const buffer = await response.arrayBuffer()
    const text = new TextDecoder().decode(buffer)
    const bytes = buffer.byteLength
    measured.push({ text: name, bytes, times: measureEncoding(competitors, text, bytes) })
  }
  return measured
}

Object.assign(globalThis, { measureTexts })
