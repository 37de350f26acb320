/** Services that are there and do nothing: what a component in the gallery asks for never comes. */
import type { Running, Services } from '../../src/state/services.ts'

const never = <Value>(): Promise<Value> => new Promise(() => {})
const idle = (): void => {}
const running = <Value>(): Running<Value> => ({ outcome: never(), cancel: idle })

export const idleServices: Services = {
  scoring: {
    describe: never,
    score: running,
    scoreText: running,
    next: running,
    continue: running,
    lab: running,
    inspect: running,
    cancelLoad: idle,
    retryLanes: idle,
    cancelLanes: idle,
    cached: async () => [],
    removeCached: never,
  },
  chat: { templateOf: never, render: never, segment: never },
  languageModelFacts: never,
  shippedFile: never,
  languages: {
    cancelCounting: idle,
    stopOpening: idle,
    unitsOf: never,
    segment: never,
    resample: never,
    readCorpus: never,
  },
  workshop: {
    traceText: never,
    traceModel: never,
    decodeIds: never,
    openVocabulary: never,
    findEntries: never,
    describeEntries: never,
    originsOf: never,
    findUnreached: running,
    compareVocabularies: never,
    variantChoices: never,
    tryVariant: never,
  },
  training: { languages: never, declaration: never, train: running },
  tables: { open: never },
  files: { readText: never, readBytes: never, cancelReading: idle },
  offline: async () => null,
  describeTokens: never,
  countSegmentations: never,
  characterName: async () => null,
  tokenCounts: async () => null,
  textCaret: () => null,
  keepFirst: async () => {},
  expectText: idle,
  stopLoading: idle,
  cancelEncoding: idle,
  restartEncoding: idle,
  addFile: never,
  copyText: async () => true,
  shareLink: () => ({ address: 'https://page.example/', complete: true, leftOut: [] }),
  versionedContent: () => {
    throw new Error('the gallery has no comparison to save')
  },
  reloadPage: idle,
  saveComparison: idle,
}
