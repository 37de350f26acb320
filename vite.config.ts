import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { compileMessages } from './scripts/build/compileMessages.mjs'
import { contentPolicy } from './scripts/build/contentPolicy.mjs'
import { isolationHeaders, securityHeaders } from './scripts/build/securityHeaders.mjs'
import { describeFiles, unusedByPage } from './scripts/build/shippedFiles.mjs'
import { workerParts } from './scripts/build/workerParts.mjs'

const shippedFiles = describeFiles()

// `base: './'` makes the build work from any sub-path; `appType: 'mpa'` makes a missing file a real 404
// instead of index.html with status 200, which a loader would take for a tokenizer file.
export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [
    react(),
    compileMessages(),
    contentPolicy(),
    shippedFiles.plugin,
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src/platform/offline',
      filename: 'serviceWorker.ts',
      // The page registers it itself, late, and asks the reader before a new version takes over.
      injectRegister: false,
      manifest: false,
      integration: {
        configureCustomSWViteBuild(build) {
          build.logLevel = 'warn'
        },
      },
      injectManifest: {
        globPatterns: ['**/*'],
        globIgnores: unusedByPage,
        maximumFileSizeToCacheInBytes: 100_000_000,
        rollupFormat: 'iife',
        manifestTransforms: [shippedFiles.transform],
      },
    }),
  ],
  worker: { format: 'es', rolldownOptions: { output: { codeSplitting: workerParts } } },
  build: { target: 'es2023' },
  server: { headers: isolationHeaders },
  preview: { headers: securityHeaders },
})
