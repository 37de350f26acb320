/** Runs a program to its end, while this process goes on serving. */
import { execFile } from 'node:child_process'

export interface Ran {
  /** Null: it could not be started, or was ended. */
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
}

export function runProgram(
  program: string,
  given: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const options = { encoding: 'utf8', env: { ...process.env, ...env }, maxBuffer: 64_000_000 } as const
    execFile(program, [...given], options, (error, stdout, stderr) => {
      const code = error === null ? 0 : error.code
      resolve({ status: typeof code === 'number' ? code : null, stdout, stderr })
    })
  })
}
