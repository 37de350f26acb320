/**
 * The tokenizers that were trained since the page was loaded, and those that are: outside the component, so that training goes
 * on while another panel is shown. Also the reader's files, which stay chosen as long.
 */
import { create } from 'zustand'
import type { Failure } from '../../../core/tokenizers/failure.ts'
import type { WeightedText } from '../../../core/training/textCounts.ts'
import type { TrainingAlgorithm } from '../../../core/training/names.ts'
import { MAX_SHOWN_MERGES } from '../../../platform/workers/training/protocol.ts'
import type {
  ShownMerge,
  SizePoint,
  TrainedTokenizer,
  TrainingNews,
} from '../../../platform/workers/training/protocol.ts'
import type { TrainingServices, WantedTraining } from '../../../state/trainingServices.ts'

/** A text to train on, with its name in words. */
export interface NamedText extends WeightedText {
  readonly name: string
}

/** A text that was trained on. */
interface TrainedText {
  readonly name: string
  /** Of UTF-8. */
  readonly bytes: number
}

type RunState =
  | { readonly status: 'running'; readonly read: number | null }
  | { readonly status: 'done'; readonly trained: TrainedTokenizer }
  | { readonly status: 'failed'; readonly failure: Failure }

export interface Run {
  readonly id: number
  /** Of the file and the lane. */
  readonly fileName: string
  /** How to train it again (`core/training/recipe.ts`); null if that cannot travel in a link. */
  readonly recipe: string | null
  readonly algorithm: TrainingAlgorithm
  /** Entries that are wanted: of all, or of a base those to be learnt or dropped. */
  readonly wantedSize: number
  readonly texts: readonly TrainedText[]
  /** Whether the texts say the same, so that premiums mean something. */
  readonly areParallel: boolean
  readonly state: RunState
  /** Entries now. */
  readonly size: number
  /** The last ones, newest first. */
  readonly merges: readonly ShownMerge[]
  readonly points: readonly SizePoint[]
}

export type DoneRun = Run & { readonly state: Extract<RunState, { readonly status: 'done' }> }

export const isDone = (run: Run): run is DoneRun => run.state.status === 'done'

export interface ReaderText {
  readonly name: string
  readonly text: string
  readonly weight: number
}

interface Runs {
  readonly runs: readonly Run[]
  readonly files: readonly ReaderText[]
}

/** Kept at most; the oldest that is done makes room. */
const MAX_RUNS = 6
/** Each takes a processor and the memory of its text. */
export const MAX_RUNNING = 2

export const useRuns = create<Runs>(() => ({ runs: [], files: [] }))

const cancels = new Map<number, () => void>()
let count = 0

export const setFiles = (files: readonly ReaderText[]): void => useRuns.setState({ files })

export const isRunning = ({ state }: Run): boolean => state.status === 'running'

function change(id: number, next: (run: Run) => Run): void {
  useRuns.setState(({ runs }) => ({ runs: runs.map((run) => (run.id === id ? next(run) : run)) }))
}

function afterNews(run: Run, news: TrainingNews): Run {
  return {
    ...run,
    state: { status: 'running', read: news.read },
    size: news.size === 0 ? run.size : news.size,
    merges: [...news.merges.toReversed(), ...run.merges].slice(0, MAX_SHOWN_MERGES),
    points: [...run.points, ...news.points],
  }
}

interface Start {
  readonly fileName: string
  readonly recipe: string | null
  readonly texts: readonly NamedText[]
  readonly wanted: WantedTraining
  readonly areParallel: boolean
}

/** Starts training beside what runs. */
export function startRun(services: TrainingServices, { fileName, recipe, texts, wanted, areParallel }: Start): void {
  const id = (count += 1)
  const encoder = new TextEncoder()
  const run: Run = {
    id,
    fileName,
    recipe,
    algorithm: wanted.kind === 'new' ? wanted.settings.algorithm : wanted.kind,
    wantedSize: wanted.kind === 'new' ? wanted.settings.vocabularySize : wanted.entries,
    areParallel,
    texts: texts.map(({ name, text }) => ({ name, bytes: encoder.encode(text).length })),
    state: { status: 'running', read: 0 },
    size: 0,
    merges: [],
    points: [],
  }
  useRuns.setState(({ runs }) => {
    const oldest = runs.length < MAX_RUNS ? undefined : runs.findLast((one) => !isRunning(one))
    return { runs: [run, ...runs.filter((one) => one !== oldest)] }
  })
  const plain = texts.map(({ text, weight }) => ({ text, weight }))
  const running = services.train(plain, wanted, (news) => change(id, (before) => afterNews(before, news)))
  cancels.set(id, running.cancel)
  void running.outcome.then((outcome) => {
    cancels.delete(id)
    change(id, (before) => ({
      ...before,
      state: outcome.ok ? { status: 'done', trained: outcome.value } : { status: 'failed', failure: outcome.failure },
    }))
  })
}

/** Stops it if it runs, and forgets it. */
export function removeRun(id: number): void {
  cancels.get(id)?.()
  useRuns.setState(({ runs }) => ({ runs: runs.filter((run) => run.id !== id) }))
}
