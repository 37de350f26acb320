// Prints the ids of the twenty texts in each of the four tokenizers, by Hugging Face's JavaScript library, for make_goldens.py.
import { readFileSync } from 'node:fs'
import { Tokenizer } from '@huggingface/tokenizers'
import { TEXTS } from './texts.mjs'

const idsOf = (name) => {
  const [tokenizer, config] = ['tokenizer.json', 'tokenizer_config.json'].map((file) =>
    JSON.parse(readFileSync(`public/models/${name}/${file}`, 'utf8')),
  )
  const library = new Tokenizer(tokenizer, config)
  return TEXTS.map((text) => library.encode(text, { add_special_tokens: false }).ids)
}

const names = ['byte', 'character', 'bpe', 'superword'].map((name) => `tessera-${name}`)
console.log(JSON.stringify({ texts: TEXTS, ids: Object.fromEntries(names.map((name) => [name, idsOf(name)])) }))
