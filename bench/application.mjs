// Builds the application that the suites measure, apart from dist/, which others may be building.
import path from 'node:path'
import { build } from 'vite'

const ROOT = path.resolve(import.meta.dirname, '..')

/** @returns {Promise<string>} the folder */
export async function buildApplication() {
  const folder = path.join(ROOT, '.cache/bench/application')
  await build({ root: ROOT, logLevel: 'warn', build: { outDir: folder, emptyOutDir: true } })
  return folder
}
