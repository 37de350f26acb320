// Prints the texts that make_goldens.py reads.
import { randomTexts } from '../../randomTexts.mjs'

const seed = 16
process.stdout.write(JSON.stringify({ seed, texts: randomTexts(seed, 20_000) }))
