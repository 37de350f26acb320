// Prints the texts that make_goldens.py reads.
import { unitTexts } from './texts.mjs'

process.stdout.write(JSON.stringify(unitTexts()))
