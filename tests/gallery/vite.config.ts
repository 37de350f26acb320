/** The gallery by itself: as the application is built, without what serves, caches and describes the application. */
import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileMessages } from '../../scripts/build/compileMessages.mjs'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  plugins: [react(), compileMessages()],
  worker: { format: 'es' },
  server: { fs: { allow: [path.resolve(import.meta.dirname, '../..')] } },
  build: {
    outDir: path.resolve(import.meta.dirname, '../../.cache/gallery'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 5_000,
  },
})
