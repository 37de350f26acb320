/**
 * The prepared texts, as data. Prose: Jane Austen, "Pride and Prejudice" (1813); poem: Emily Dickinson, "I'm Nobody!
 * Who are you?" (1891); both in the public domain. All else was written for this project.
 */
import { articleOne } from './articleOne.ts'
import type { SampleId } from './samples.ts'

const prose = `It is a truth universally acknowledged, that a single man in possession of a good fortune, must be in want of a wife.

However little known the feelings or views of such a man may be on his first entering a neighbourhood, this truth is so well fixed in the minds of the surrounding families, that he is considered as the rightful property of some one or other of their daughters.

“My dear Mr. Bennet,” said his lady to him one day, “have you heard that Netherfield Park is let at last?”

Mr. Bennet replied that he had not.

“But it is,” returned she; “for Mrs. Long has just been here, and she told me all about it.”

Mr. Bennet made no answer.`

const strawberry = `How many r's are in strawberry?
strawberry
 strawberry
Strawberry
STRAWBERRY
s-t-r-a-w-b-e-r-r-y
s t r a w b e r r y`

const emoji = [
  '👍 👍🏽 👨‍👩‍👧‍👦 🏳️‍🌈 🇲🇲 🇲🇲🇺🇳 1️⃣ ❤ ❤️',
  'caf\u00e9 cafe\u0301 — one word, written with one and with two code points',
  'तुम्हारा क्षत्रिय ज़्यादा',
  'Vi\u1ec7t Vie\u0323\u0302t, \u00c5ngstr\u00f6m A\u030angstro\u0308m',
  'Z\u0351\u036b\u0343\u036a\u0302a\u0313\u0314l\u0314\u0342g\u0303\u0308o\u0300\u034b',
  'العَرَبِيَّةُ and العربية',
  '각 \u1100\u1161\u11a8',
].join('\n')

const code = `def fibonacci(n: int) -> list[int]:
    """Return the first n Fibonacci numbers."""
    numbers = [0, 1]
    while len(numbers) < n:
        numbers.append(numbers[-1] + numbers[-2])
    return numbers[:n]


if __name__ == "__main__":
    print(fibonacci(10))

// The same in JavaScript
export function fibonacci(n) {
	const numbers = [0, 1]
	while (numbers.length < n) {
		numbers.push(numbers.at(-1) + numbers.at(-2))
	}
	return numbers.slice(0, n)
}`

const numbers = `1 12 123 1234 12345 123456 1234567
1,234,567.89 and 1 234 567,89 and 1.234.567,89
3.14159265358979323846
9.11 > 9.9 ?
127 + 677 = 804
1234 × 5678 = 7006652
2026-11-23T17:30:00Z
0x7fff 1e-9 ½ ² ③ ١٢٣ १२३ 一二三`

const urls = `https://www.example.org/articles/2024/05/how-tokenizers-see-the-web?utm_source=newsletter&id=8f14e45f#section-2
http://localhost:8080/api/v1/users/42/orders.json
first.last+tag@mail.example.com
/usr/local/share/dict/words
C:\\Users\\Ada\\Documents\\r\u00e9sum\u00e9_final(2).pdf
data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ
d41d8cd98f00b204e9800998ecf8427e`

const whitespace = [
  'one space, two  spaces, three   spaces, eight        spaces',
  '\tone tab\t\ttwo tabs',
  '    four spaces before',
  'a space at the end ',
  'no space at the end',
  '',
  '',
  'two empty lines above',
  'no-break\u00a0space, thin\u2009space, ideographic\u3000space, zero width\u200bspace',
  'Windows line end\r',
  ' \n \n ',
].join('\n')

const poem = `I’m Nobody! Who are you?
Are you – Nobody – too?
Then there’s a pair of us!
Don’t tell! they’d advertise – you know!

How dreary – to be – Somebody!
How public – like a Frog –
To tell one’s name – the livelong June –
To an admiring Bog!`

const chat = `<|im_start|>system
You answer in one sentence.<|im_end|>
<|im_start|>user
hey!! whats the capital of burkina faso?? 🤔<|im_end|>
<|im_start|>assistant
It is Ouagadougou.<|im_end|>
<|im_start|>user
omggg thx 😂😂 brb<|im_end|>
<|endoftext|>`

const glitch = [
  ' SolidGoldMagikarp',
  ' TheNitromeFan',
  ' RandomRedditorWithNo',
  ' davidjl',
  ' attRot',
  ' EStreamFrame',
  ' guiActiveUn',
  ' externalToEVA',
  ' cloneembedreportprint',
  ' petertodd',
].join('\n')

/** By sample id; those that need not be fetched stand in `samples.ts`. */
export const texts: Readonly<Partial<Record<SampleId, string>>> = {
  scripts: articleOne.map((sentence) => sentence.text).join('\n'),
  prose,
  strawberry,
  emoji,
  code,
  numbers,
  urls,
  whitespace,
  poem,
  chat,
  glitch,
}
