#!/usr/bin/env node
// Counts a corpus from the command line, as the page counts: `node bin/tessera.mjs --help`. Builds what it runs where the
// sources are newer.
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildCommandIfOld } from '../scripts/buildCommand.mjs'
import { ROOT } from '../scripts/steps.mjs'

const { main } = await import(pathToFileURL(await buildCommandIfOld()).href)
process.exitCode = await main(process.argv.slice(2), path.join(ROOT, 'public'))
