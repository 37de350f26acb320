import type { ManifestOptions } from 'vite-plugin-pwa'

export const webManifest: Partial<ManifestOptions>
