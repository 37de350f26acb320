/** Adds up the progress of the files of one load. */
import type { FileProgress, LanguageModelProgress } from './scoring/protocol.ts'

export interface LoadProgressSum {
  readonly onFile: (file: string, loadedBytes: number, totalBytes: number | null) => void
  readonly setPhase: (phase: LanguageModelProgress['phase']) => void
}

export function createLoadProgress(onProgress: (progress: LanguageModelProgress) => void): LoadProgressSum {
  const files = new Map<string, FileProgress>()
  let phase: LanguageModelProgress['phase'] = 'fetching'

  function tell(): void {
    const all = [...files.values()]
    onProgress({
      phase,
      files: all,
      loadedBytes: all.reduce((sum, { loadedBytes }) => sum + loadedBytes, 0),
      totalBytes: all.reduce<number | null>(
        (sum, { totalBytes }) => (sum === null || totalBytes === null ? null : sum + totalBytes),
        0,
      ),
    })
  }

  return {
    onFile(file, loadedBytes, totalBytes) {
      files.set(file, { file, loadedBytes, totalBytes })
      tell()
    },
    setPhase(next) {
      phase = next
      tell()
    },
  }
}
