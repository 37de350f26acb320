// Prints the texts that make_smollm2.py reads.
import { TEXTS } from './texts.mjs'

process.stdout.write(JSON.stringify(TEXTS))
