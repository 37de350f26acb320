/** The reading service as it runs in a worker: reads, decodes, understands; keeps the corpus that it read. Parses no tokenizer. */
import * as Comlink from 'comlink'
import type { CorpusLanguage, ParallelText } from '../../../core/corpora/parallelCorpus.ts'
import { corpusOf, findTexts, shownTexts, type FoundTexts } from '../../../core/corpora/readCorpus.ts'
import { fileLimits, limitWords, type LimitedKind } from '../../../core/text/fileLimits.ts'
import { fail, succeed, type Outcome } from '../../../core/tokenizers/failure.ts'
import { decodeText, type TextFile } from './decodeText.ts'
import { readBytes } from './readBytes.ts'
import { readCorpusFiles } from './readCorpusFiles.ts'
import type { OpenedFile, ReadCorpusRequest, ReadingProgress, ReadingService, Understanding } from './protocol.ts'

/** Progress is told at most so often, and not of what is done sooner. */
const TELL_MS = 100
/** Units that are shown of each text before anything is counted. */
const FIRST_UNITS = 2
/** UTF-16 units of these. */
const SHOWN_LENGTH = 300

type OnProgress = (progress: ReadingProgress) => void

function createTelling(totalBytes: number, onProgress: OnProgress) {
  let doneBytes = 0
  let told = performance.now()
  return {
    read(count: number): void {
      doneBytes += count
      if (performance.now() - told < TELL_MS) return
      told = performance.now()
      onProgress({ phase: 'reading', doneBytes, totalBytes })
    },
    understanding: () => onProgress({ phase: 'understanding', doneBytes, totalBytes }),
  }
}

export class ReadingServer implements ReadingService {
  #found: FoundTexts | null = null
  #known: readonly CorpusLanguage[] = []

  async readText(opened: OpenedFile, onProgress: OnProgress): Promise<Outcome<TextFile>> {
    const bytes = await this.#bytesOf(opened, 'text', onProgress)
    return bytes.ok ? decodeText(bytes.value, opened.path) : bytes
  }

  async readFile(opened: OpenedFile, kind: LimitedKind, onProgress: OnProgress): Promise<Outcome<ArrayBuffer>> {
    const bytes = kind === 'header' ? await headerOf(opened) : await this.#bytesOf(opened, kind, onProgress)
    if (!bytes.ok) return bytes
    const { buffer } = bytes.value
    return Comlink.transfer(succeed(buffer), [buffer])
  }

  async #bytesOf(
    { path, file }: OpenedFile,
    kind: LimitedKind,
    onProgress: OnProgress,
  ): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
    const limit = limitWords(kind)
    if (file.size > fileLimits[kind]) return fail('too-large', { what: path, limit })
    return readBytes(file.stream(), path, { left: fileLimits[kind], limit }, createTelling(file.size, onProgress).read)
  }

  async readCorpus(
    { files, known, assigned }: ReadCorpusRequest,
    onProgress: OnProgress,
  ): Promise<Outcome<Understanding>> {
    const telling = createTelling(
      files.reduce((sum, { file }) => sum + file.size, 0),
      onProgress,
    )
    const read = await readCorpusFiles(files, telling.read)
    if (!read.ok) return read
    telling.understanding()
    const found = findTexts(read.value)
    if (!found.ok) return found
    this.#found = found.value
    this.#known = known
    return this.assign(assigned)
  }

  async assign(assigned: ReadCorpusRequest['assigned']): Promise<Outcome<Understanding>> {
    const found = this.#found
    if (found === null) return fail('worker-stopped', { detail: 'no corpus was read' })
    const shown = shownTexts(found, this.#known, new Map(assigned))
    const units = new Map([...found.texts, ...found.others].map((text) => [text.id, text.units]))
    const texts = shown.map((text) => ({ ...text, firstUnits: firstUnits(units.get(text.id) ?? []) }))
    return succeed({ corpus: corpusOf(found, shown), texts, leftOut: found.leftOut, blank: found.blank })
  }

  async textOf(id: string): Promise<Outcome<ParallelText>> {
    const text = [...(this.#found?.texts ?? []), ...(this.#found?.others ?? [])].find((one) => one.id === id)
    return text === undefined
      ? fail('worker-stopped', { detail: `no text ${id}` })
      : succeed({ units: text.units, emptyItems: text.emptyItems })
  }

  async ping(): Promise<void> {}
}

/** Reads slices of the file, and never all of it. */
async function headerOf({ path, file }: OpenedFile): Promise<Outcome<Uint8Array<ArrayBuffer>>> {
  const { readHeader } = await import('../../tokenizers/readHeader.ts')
  return readHeader(path, async (from, to) => {
    try {
      return succeed(new Uint8Array(await file.slice(from, to).arrayBuffer()))
    } catch (error) {
      return fail('file-unreadable', { what: path, detail: error instanceof Error ? error.message : String(error) })
    }
  })
}

function firstUnits(units: readonly (string | null)[]): readonly string[] {
  const first: string[] = []
  for (const unit of units) {
    if (first.length === FIRST_UNITS) break
    if (unit !== null) first.push(unit.slice(0, SHOWN_LENGTH).toWellFormed())
  }
  return first
}
