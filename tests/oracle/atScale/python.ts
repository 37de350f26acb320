/** The Python in which the script for elsewhere is run, if there is one with what it needs: `TESSERA_PYTHON`, else `python3`. */
import { spawnSync } from 'node:child_process'

const PYTHON = process.env['TESSERA_PYTHON'] ?? 'python3'

export interface Ran {
  readonly status: number | null
  readonly output: string
}

/** Runs Python with two hash seeds' worth of nothing in common: no cache of bytecode is written. */
export function python(given: readonly string[]): Ran {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYSPARK_PYTHON: PYTHON }
  const { status, stdout, stderr } = spawnSync(PYTHON, given, { encoding: 'utf8', env, maxBuffer: 64_000_000 })
  return { status, output: `${stdout}${stderr}` }
}

/** Whether these modules are there; what could not be run is said. */
export function hasModules(names: readonly string[], what: string): boolean {
  const has = python(['-c', `import ${names.join(', ')}`]).status === 0
  if (!has) console.warn(`${what}: not run, as ${PYTHON} lacks one of ${names.join(', ')}`)
  return has
}
