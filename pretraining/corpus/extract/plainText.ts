/** Plain text as blocks: paragraphs between empty lines, long ones cut at the ends of sentences. */
import { cleanText } from './blocks.ts'

/** A paragraph of more characters is cut at the first sentence end after each so many. */
const LONG = 800

/** The paragraph in stretches of whole sentences, each of about `LONG` characters. */
export function sentencesTogether(paragraph: string): string[] {
  const blocks: string[] = []
  let block = ''
  for (const sentence of paragraph.split(/(?<=[.!?]["”’)]?) (?=["“‘(]?\p{Lu})/u)) {
    block += block === '' ? sentence : ` ${sentence}`
    if (block.length >= LONG) {
      blocks.push(block)
      block = ''
    }
  }
  if (block !== '') blocks.push(block)
  return blocks
}

/** The blocks of a text whose paragraphs are set apart by empty lines. */
export function paragraphsOf(text: string): string[] {
  return text
    .split(/\r?\n[^\S\n]*\r?\n/u)
    .map(cleanText)
    .filter((block) => block !== '')
    .flatMap(sentencesTogether)
}
