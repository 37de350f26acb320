import { statSync } from 'node:fs'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Files whose last test would leave the other process without work, if they came late: a new machine knows no durations. */
const LONGEST = ['smollm2WebGpu', 'offline', 'probabilities', 'languages'].map((name) => `tests/e2e/${name}.test.ts`)

/** These, then the others by their size. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONGEST.findIndex((file) => moduleId.endsWith(file))
      return found === -1 ? LONGEST.length : found
    }
    const size = ({ moduleId }: TestSpecification): number => statSync(moduleId).size
    return files.toSorted((one, other) => place(one) - place(other) || size(other) - size(one))
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        plugins: [react()],
        // One process per core, each for many files: to start one for every file takes longer than most files do.
        test: {
          name: 'unit',
          environment: 'node',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: ['tests/e2e/**', 'tests/engines/**', 'tests/**/*.alone.test.ts'],
          setupFiles: ['tests/setup.ts'],
          isolate: false,
          maxWorkers: '100%',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // What depends on which module of the process came first.
        test: {
          name: 'alone',
          environment: 'node',
          include: ['tests/**/*.alone.test.ts'],
          setupFiles: ['tests/setup.ts'],
          maxWorkers: '100%',
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // Two files at a time, each process with one browser for all the files that it runs.
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          isolate: false,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
      {
        // The core in Firefox and in WebKit, a browser a file.
        test: {
          name: 'engines',
          environment: 'node',
          include: ['tests/engines/**/*.test.ts'],
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
