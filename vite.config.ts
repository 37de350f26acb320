import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compileMessages } from './scripts/build/compileMessages.mjs'

// `base: './'` makes the build work from any sub-path; `appType: 'mpa'` makes a missing file a real 404
// instead of index.html with status 200, which a loader would take for a tokenizer file.
export default defineConfig({
  base: './',
  appType: 'mpa',
  plugins: [react(), compileMessages()],
  worker: { format: 'es' },
  build: { target: 'es2023' },
})
