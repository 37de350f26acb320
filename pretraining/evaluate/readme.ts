/** A card as a README for people (Markdown). Every number in it comes from the card. */
import type { Card } from './card.ts'

const PARTS = 'byte-level BPE: a token is a part of a word, or a word'
const SEVERAL = 'superword BPE: a token may be several words'
const KINDS: Readonly<Record<Card['kind'], string>> = {
  byte: 'bytes: every byte of UTF-8 is a token',
  character:
    'characters: every character that is frequent enough in the training text is a token, others are spelt in bytes',
  bpe: PARTS,
  'bpe-16k': PARTS,
  superword: SEVERAL,
  'superword-16k': SEVERAL,
}

const whole = (value: number): string => value.toLocaleString('en-US')
const bits = (value: number): string => value.toFixed(3)
const percent = (share: number): string => `${(share * 100).toFixed(1)}%`

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(line)].join('\n')
}

/** Share of the training text under licences whose name begins so. */
function shareUnder({ training: { sources } }: Card, licence: string): string {
  const bytes = (chosen: Card['training']['sources']) => chosen.reduce((total, one) => total + one.bytes, 0)
  return percent(bytes(sources.filter((one) => one.licence.startsWith(licence))) / bytes(sources))
}

function licenceSection(card: Card): string {
  return `## Licence

The weights are given under ${card.licence}, as is the rest of the project, as far as rights in them are ours to give. The
texts that they were trained on keep their own licences: most are in the public domain or ask for no more than their
notice (WordNet, Python, PostgreSQL), but ${shareUnder(card, 'CC-BY-SA')} of the bytes are under CC-BY-SA-3.0 and ${shareUnder(card, 'MPL')} under MPL-2.0, both of which bind
adapted versions of the text. We hold that weights of this size are statistics of the texts and no adaptation of any of
them; courts have not settled that question. Who sees it otherwise must treat the weights as CC-BY-SA-3.0, with the
attribution in [SOURCES.md](../../../pretraining/SOURCES.md). The tokenizer files were trained on the same text.`
}

export function readmeOf(card: Card): string {
  const { shape, training, heldOut, declaration } = card
  const english = heldOut.languages.find(({ language }) => language === 'en')
  const declared = declaration.languages.find(({ code }) => code === 'eng')
  const corpus = training.sources.reduce((total, { bytes }) => total + bytes, 0)
  return `# ${card.name}

Written by \`${card.madeBy}\`; the figures are those of [card.json](card.json). A small causal language model of
${KINDS[card.kind]}. It is one of four that differ in their tokenizer only: same
text, same shape, same number of tokens in training. It is made to be compared and to score text in a browser, not to
write or to answer.

| | |
|---|---|
| vocabulary | ${whole(shape.vocabulary)}, the end-of-text token included |
| Transformer | ${shape.layers} layers of width ${shape.width}, ${shape.heads} heads, rotary positions, squared ReLU, tied embeddings |
| parameters | ${whole(shape.parameters)} (${shape.weights}) |
| context | ${whole(shape.context)} tokens |
| training | preset \`${training.preset}\`: ${whole(training.steps)} steps, ${whole(training.tokens)} tokens = ${whole(training.bytesRead)} bytes read of ${whole(corpus)}, ${whole(training.cpuSeconds)} CPU seconds |

## Bits per byte

| text | bits per byte |
|---|---:|
| held out, all | ${bits(heldOut.all)} |
| held out, English | ${english === undefined ? '' : bits(english.bitsPerByte)} |
| Universal Declaration, languages of the training text | ${bits(declaration.trained)} |
| Universal Declaration, English | ${declared === undefined ? '' : bits(declared.bitsPerByte)} |
| Universal Declaration, languages never trained on | ${bits(declaration.untrained)} |

By ONNX Runtime (WebAssembly) on the shipped file. Each text stands behind an end-of-text token; where it is longer than
the context, windows move on by half of it; every byte counts. A model of larger tokens reads more bytes in the same
number of tokens (above), and a context of as many tokens is longer: that is part of what is compared.

### Held-out documents

No block of them is in the training text. At most ${whole(heldOut.mostBytes.en)} bytes of English${heldOut.mostBytes.code === undefined ? '' : `, ${whole(heldOut.mostBytes.code)} of each programming language`} and ${whole(heldOut.mostBytes.other)} of each other language were scored (whole
pieces, so a little more); "all" weighs each language by its bytes in the whole held-out text.

${table(
  ['language', 'bytes held out', 'bytes scored', 'bytes a token', 'bits per byte'],
  heldOut.languages.map((one) => [
    one.language,
    whole(one.bytesHeldOut),
    whole(one.bytesScored),
    (one.bytesScored / one.tokens).toFixed(2),
    bits(one.bitsPerByte),
  ]),
)}

### Universal Declaration of Human Rights, articles ${declaration.articles.first} to ${declaration.articles.last}

Not in the training text in any language. The texts say the same, so their bits may be compared too: a script of three
bytes a character has fewer bits a byte, not a text that is easier.

${table(
  ['language', 'in the training text', 'bytes', 'tokens', 'bits', 'bits per byte'],
  declaration.languages.map((one) => [
    one.name,
    one.trained ? 'yes' : 'no',
    whole(one.bytes),
    whole(one.tokens),
    whole(Math.round(one.bits)),
    bits(one.bitsPerByte),
  ]),
)}

## Known weaknesses

- It is very small: it knows spelling, frequent words and turns of phrase, not facts, and loses the thread in a sentence.
- Its register is that of its sources: Bibles and their commentary, a dictionary's definitions, manuals of software. It
  finds news, talk, verse and code surprising; of code it has seen what stands in manuals' prose.
- English is more than half of its text; other languages, apart from one Bible in Spanish, are manuals only, and some
  (Hindi, Marathi, Gujarati, Tamil, Telugu) have less than half a megabyte. Languages not in the table it does not know.
- What those texts hold of bias, it has too.

${licenceSection(card)}

## Training text

${table(
  ['source', 'licence', 'bytes'],
  training.sources.map((one) => [one.title, one.licence, whole(one.bytes)]),
)}

## Files

${table(
  ['file', 'bytes', 'SHA-256'],
  card.files.map((one) => [one.path, whole(one.bytes), `\`${one.sha256}\``]),
)}
`
}
