/** The command `count`: reads the corpus, loads the tokenizers in threads, counts, and makes the tables. Writes nothing. */
import os from 'node:os'
import { pathToFileURL } from 'node:url'
import type { Outcome } from '../core/tokenizers/failure.ts'
import { succeed } from '../core/tokenizers/failure.ts'
import { defaultHubAddress } from '../state/session.ts'
import type { CountCommand } from './arguments.ts'
import { corpusTables, type CorpusTables } from './corpusTables.ts'
import { countCorpus, type Progress } from './countCorpus.ts'
import { findTokenizer, type FoundTokenizer } from './findTokenizers.ts'
import { readCorpusAt } from './readCorpusAt.ts'
import { startThreads, type CountingThread } from './threads.ts'

export interface CountParts {
  /** Folder of the files that the page serves. */
  readonly assets: string
  /** What the threads run. */
  readonly program: URL
  readonly hubToken: string | null
  readonly onProgress: (progress: Progress) => void
  /** Says a sentence to the reader. */
  readonly say: (sentence: string) => void
}

/** Failures: those of reading the corpus, of the tokenizers, and of counting. */
export async function count(command: CountCommand, parts: CountParts): Promise<Outcome<CorpusTables>> {
  const read = await readCorpusAt(command.corpus, parts.assets)
  if (!read.ok) return read
  const { corpus, textOf, leftOut } = read.value
  parts.say(`${corpus.name}: ${corpus.unitCount} units in ${corpus.languages.map(({ code }) => code).join(', ')}`)
  if (leftOut.length > 0) parts.say(`Not read: ${leftOut.join(', ')}`)
  const tokenizers: FoundTokenizer[] = []
  for (const said of command.tokenizers) {
    const found = await findTokenizer(said, command.pattern)
    if (!found.ok) return found
    tokenizers.push(found.value)
  }
  const useful = Math.min(corpus.languages.length, command.threads ?? os.availableParallelism())
  const threads = startThreads(useful, parts.program)
  try {
    const work = async (): Promise<Outcome<CorpusTables>> => {
      const loaded = await load(threads, tokenizers, command, parts)
      if (!loaded.ok) return loaded
      const counters = threads.map(({ service }) => service)
      const counted = await countCorpus(
        { corpus, textOf, columns: tokenizers, mode: command.mode, base: command.base, seed: command.seed },
        counters,
        parts.onProgress,
      )
      const [first] = counters
      if (!counted.ok || first === undefined)
        return counted.ok ? { ok: true, value: { languages: '', fairness: '' } } : counted
      return succeed(await corpusTables(counted.value, first))
    }
    return await Promise.race([work(), ...threads.map(({ died }) => died)])
  } finally {
    await Promise.all(threads.map(({ end }) => end()))
  }
}

/** Every tokenizer in every thread; the first failure ends it. */
async function load(
  threads: readonly CountingThread[],
  tokenizers: readonly FoundTokenizer[],
  { hub }: CountCommand,
  { assets, hubToken }: CountParts,
): Promise<Outcome<null>> {
  const settings = {
    assetsBase: pathToFileURL(`${assets}/`).href,
    hubAddress: hub ?? defaultHubAddress,
    hubToken,
    fittingText: null,
  }
  for (const { reference, file } of tokenizers) {
    const outcomes = await Promise.all(
      threads.map(async ({ service }) => {
        const added = file === null ? succeed(null) : await service.addFile(file)
        return added.ok ? service.load({ requestId: reference, reference, settings }) : added
      }),
    )
    for (const outcome of outcomes) if (!outcome.ok) return outcome
  }
  return succeed(null)
}
