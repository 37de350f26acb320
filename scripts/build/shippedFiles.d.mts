import type { Plugin } from 'vite'

interface ManifestEntry {
  readonly url: string
  readonly size: number
}

interface DescribedEntry {
  url: string
  revision: string | null
  integrity: string
  size: number
  bytes: number
  group: string
}

export const unusedByPage: string[]
export function describeFiles(): {
  readonly plugin: Plugin
  readonly transform: (entries: readonly ManifestEntry[]) => { manifest: DescribedEntry[]; warnings: string[] }
}
