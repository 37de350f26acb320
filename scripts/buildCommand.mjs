// Builds the command line into .cache/command, if its sources are newer than the build: packages stay where they are.
import path from 'node:path'
import { isOld, ROOT } from './steps.mjs'

const OUT = path.join(ROOT, '.cache/command')

/** The file whose `main` is the command. @returns {Promise<string>} */
export async function buildCommandIfOld() {
  const built = path.join(OUT, 'main.js')
  if (!isOld(built, ['src', 'package-lock.json', 'scripts/buildCommand.mjs'])) return built
  const { build } = await import('vite')
  await build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    publicDir: false,
    // Its adapter for Node is named without an ending, which Node alone does not find.
    ssr: { noExternal: ['comlink'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir: OUT,
      emptyOutDir: true,
      rolldownOptions: {
        input: { main: 'src/cli/main.ts', countingThread: 'src/cli/countingThread.ts' },
        output: { entryFileNames: '[name].js' },
      },
    },
  })
  return built
}
