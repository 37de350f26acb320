/** The command line: what is asked for, what is said while it runs, and where the tables go. `bin/tessera.mjs` starts it. */
import { writeFile } from 'node:fs/promises'
import { createTranslator } from 'use-intl/core'
import { shownValues } from '../core/text/shownName.ts'
import type { Failure } from '../core/tokenizers/failure.ts'
import words from '../ui/messages/en.json' with { type: 'json' }
import { NO_FAILURE_VALUES } from '../ui/useFailureText.ts'
import { HELP, readArguments, type CountCommand } from './arguments.ts'
import { count } from './count.ts'
import type { Progress } from './countCorpus.ts'

const say = (sentence: string): void => void process.stderr.write(`${sentence}\n`)

/** Progress on one line of a terminal; elsewhere a line for each tenth. */
function progressTeller(): (progress: Progress) => void {
  let tenth = 0
  return ({ done, total }) => {
    const line = `${done} of ${total} pairs of a language and a tokenizer`
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${done === total ? '\n' : ''}`)
    else if (Math.floor((10 * done) / total) > tenth) {
      tenth = Math.floor((10 * done) / total)
      say(line)
    }
  }
}

/** As the page says it. */
function sentenceOf({ code, values }: Failure): string {
  const t = createTranslator({ locale: 'en', messages: words, namespace: 'failure' })
  return t(code, { ...NO_FAILURE_VALUES, ...shownValues(values) })
}

async function runCount(command: CountCommand, assets: string): Promise<number> {
  const outcome = await count(command, {
    assets,
    program: new URL('countingThread.js', import.meta.url),
    hubToken: process.env['HF_TOKEN'] ?? null,
    onProgress: progressTeller(),
    say,
  })
  if (!outcome.ok) {
    say(sentenceOf(outcome.failure))
    return 1
  }
  const { languages, fairness } = outcome.value
  if (command.out === null) process.stdout.write(languages)
  else await writeFile(command.out, languages)
  if (command.fairness !== null) await writeFile(command.fairness, fairness)
  return 0
}

/** @param assets folder of the files that the page serves; the answer is the exit code */
export async function main(given: readonly string[], assets: string): Promise<number> {
  const asked = readArguments(given)
  switch (asked.kind) {
    case 'help':
      process.stdout.write(HELP)
      return 0
    case 'refused':
      say(`${asked.why}. See tessera --help.`)
      return 1
    case 'count':
      try {
        return await runCount(asked.command, assets)
      } catch (error) {
        say(`It could not be done: ${error instanceof Error ? error.message : String(error)}`)
        return 1
      }
  }
}
