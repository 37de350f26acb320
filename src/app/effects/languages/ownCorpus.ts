/** Reads the reader's files as a parallel corpus: folders, zip files, single files, in a worker that keeps the texts. They stay in this browser. */
import type { CorpusLanguage } from '../../../core/corpora/parallelCorpus.ts'
import type { LanguageAssignments } from '../../../state/languageServices.ts'
import type { Outcome } from '../../../core/tokenizers/failure.ts'
import type { OpenCorpus } from '../../../platform/workers/reading/client.ts'
import type { Understanding } from '../../../platform/workers/reading/protocol.ts'
import { openedFile, type FileReading } from '../fileServices.ts'
import type { CorpusSource } from './corpusTexts.ts'

export interface OwnCorpus {
  readonly understanding: Understanding
  readonly source: CorpusSource
  assign(assigned: LanguageAssignments): Promise<Outcome<OwnCorpus>>
}

let read = 0

/** Failures: those of `ReadingService.readCorpus`, `cancelled`. */
export async function readOwnCorpus(
  reading: FileReading,
  files: readonly File[],
  known: () => Promise<readonly CorpusLanguage[]>,
): Promise<Outcome<OwnCorpus>> {
  const opened = files.map(openedFile)
  const outcome = await reading.run(files, async (client, signal, onProgress) =>
    client.readCorpus({ files: opened, known: await known(), assigned: [] }, signal, onProgress),
  )
  return outcome.ok ? { ok: true, value: ownCorpus(outcome.value.understanding, outcome.value.corpus) } : outcome
}

function ownCorpus(understanding: Understanding, corpus: OpenCorpus): OwnCorpus {
  const proposed = understanding.corpus.languages.map(({ code }) => code)
  return {
    understanding,
    source: {
      keyed: { key: `own-${(read += 1)}`, proposed, corpus: understanding.corpus },
      read: (code) => corpus.textOf(code),
      keepsTexts: true,
      close: () => corpus.close(),
    },
    async assign(assigned) {
      const outcome = await corpus.assign([...assigned])
      return outcome.ok ? { ok: true, value: ownCorpus(outcome.value, corpus) } : outcome
    },
  }
}
