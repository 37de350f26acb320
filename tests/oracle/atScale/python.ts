/** The Python in which the script for elsewhere is run, if there is one with what it needs: `TESSERA_PYTHON`, else `python3`. */
import { runProgram, type Ran } from './runProgram.ts'

const PYTHON = process.env['TESSERA_PYTHON'] ?? 'python3'

/** Runs it without writing caches of bytecode; what it starts on Spark is the same Python, twice. */
export function python(given: readonly string[]): Promise<Ran> {
  const env = {
    PYTHONDONTWRITEBYTECODE: '1',
    PYSPARK_PYTHON: PYTHON,
    PYSPARK_SUBMIT_ARGS: '--master local[2] pyspark-shell',
  }
  return runProgram(PYTHON, given, env)
}

/** Whether these modules are there; what could not be run is said. */
export async function hasModules(names: readonly string[], what: string): Promise<boolean> {
  const { status } = await python(['-c', `import ${names.join(', ')}`])
  if (status !== 0) console.warn(`${what}: not run, as ${PYTHON} lacks one of ${names.join(', ')}`)
  return status === 0
}
