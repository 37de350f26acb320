/** Extractors on small samples in the forms of the packages. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { cleanText } from '../../../pretraining/corpus/extract/blocks.ts'
import { codeBlocks } from '../../../pretraining/corpus/extract/code.ts'
import { htmlPage, mallardPage } from '../../../pretraining/corpus/extract/pages.ts'
import { paragraphsOf, sentencesTogether } from '../../../pretraining/corpus/extract/plainText.ts'
import { characterVector, characterVectorsOf } from '../../../pretraining/corpus/extract/rData.ts'
import { swordChapters } from '../../../pretraining/corpus/extract/sword.ts'
import { wordNetGlosses } from '../../../pretraining/corpus/extract/wordNet.ts'

test('white space is collapsed, and none is left before a full stop behind a tag that went', () => {
  expect(cleanText('  a\n\tb\u200b\ufeff c , d . ')).toBe('a b c, d.')
  expect(cleanText('see .bashrc')).toBe('see .bashrc')
})

/** Files of a SWORD module (zText) whose compressed blocks are these. */
function swordModule(blocks: readonly string[]): { readonly bzs: Buffer; readonly bzz: Buffer } {
  const packed = blocks.map((block) => deflateSync(block))
  const bzs = Buffer.alloc(12 * blocks.length)
  let offset = 0
  for (const [index, data] of packed.entries()) {
    bzs.writeUInt32LE(offset, 12 * index)
    bzs.writeUInt32LE(data.length, 12 * index + 4)
    bzs.writeUInt32LE(Buffer.byteLength(blocks[index] ?? ''), 12 * index + 8)
    offset += data.length
  }
  return { bzs, bzz: Buffer.concat(packed) }
}

describe('SWORD', () => {
  test('chapters by their ids, without notes and headings of chapters, over the seams of blocks', () => {
    const { bzs, bzz } = swordModule([
      'preface <chapter osisID="Gen.1" sID="x"/><title type="chapter">CHAPTER 1.</title><verse osisID="Gen.1.1"/>In the beginning <note>or: at first</note>, God created.<verse eID="x"/>',
      '<verse osisID="Gen.1.2"/>The earth was <w lemma="strong:H8414">waste</w> &amp; void.<chapter eID="x"/><chapter osisID="Gen.2" sID="y"/><l>A line,</l><l>another — naïve.</l>',
    ])
    expect([...swordChapters(bzs, bzz)]).toEqual([
      ['Gen.1', ['In the beginning, God created.', 'The earth was waste & void.']],
      ['Gen.2', ['A line,', 'another — naïve.']],
    ])
  })

  test('empty entries are no text', () => {
    const { bzz } = swordModule(['x'])
    expect([...swordChapters(Buffer.alloc(24), bzz)]).toEqual([])
  })
})

describe('HTML', () => {
  test('paragraphs, headings and items are blocks; navigation, code and what precedes the body are left out', () => {
    const page = `<html><head><title>No</title></head><body><nav>No</nav><div class="body" role="main">
      <h1>A heading<a class="headerlink" href="#x">¶</a></h1><p>One <em>para</em>graph&nbsp;of
      text.<p>Another, not ended<br>with a break
      <pre>code()</pre><ul><li>first</li><li>second <b>bold</b></li></ul>
      <div class="highlight-python notranslate highlight"><p>no</p></div><table><tr><td>cell</td></tr></table></div><footer>No</footer></body></html>`
    const found = htmlPage(page, '<div class="body"')
    expect(found).toEqual([
      'A heading',
      'One paragraph of text.',
      'Another, not ended with a break',
      'first',
      'second bold',
      'cell',
    ])
  })

  test('a page without the mark of its body is nothing', () => {
    expect(htmlPage('<p>text</p>', '<div id="DisplayArea"')).toEqual([])
    expect(htmlPage('<p>text</p>')).toEqual(['text'])
  })
})

test('Mallard: titles, paragraphs and items; neither credits nor licence nor code', () => {
  const page = `<?xml version="1.0" encoding="utf-8"?>
    <page xmlns="http://projectmallard.org/1.0/" type="topic" id="files-copy"><info><revision pkgversion="3.6"/>
    <credit type="author"><name>Somebody</name></credit><include href="legal.xml"/><desc>Copy things.</desc></info>
    <title>Copy files</title><p>A file can be <gui>copied</gui>, or <key>F2</key> .</p>
    <steps><item><p>Select it.</p></item><item><p>Press <keyseq><key>Ctrl</key><key>C</key></keyseq>.</p></item></steps>
    <note><p>Careful &lt;here&gt;.</p></note><screen>cp a b</screen></page>`
  expect(mallardPage(page)).toEqual([
    'Copy things.',
    'Copy files',
    'A file can be copied, or F2.',
    'Select it.',
    'Press CtrlC.',
    'Careful <here>.',
  ])
})

describe('WordNet', () => {
  const dictionary = [
    '00-database-info',
    '   This is about the file.',
    'abacus',
    '    n 1: a tablet placed horizontally on top of the capital of a column',
    '         as an aid in supporting the architrave',
    '    2: a calculator that performs arithmetic functions by manually',
    '       sliding counters on rods or in grooves; "an {abacus} it was"',
    'calculator',
    '    n 1: a small machine [syn: {calculating machine}, {reckoner}]',
    'reckoner',
    '    n 1: a small machine [syn: {calculator}]',
    '',
  ].join('\n')

  test('a gloss each, wrapped lines joined, synonyms left out, by the first letters of the headword', () => {
    expect([...wordNetGlosses(dictionary)]).toEqual([
      [
        'ab',
        [
          'abacus: a tablet placed horizontally on top of the capital of a column as an aid in supporting the architrave',
          'abacus: a calculator that performs arithmetic functions by manually sliding counters on rods or in grooves; "an abacus it was"',
        ],
      ],
      ['ca', ['calculator: a small machine']],
    ])
  })
})

describe('plain text', () => {
  test('paragraphs between empty lines, their lines joined', () => {
    expect(paragraphsOf('  One\nparagraph .\r\n\r\n\n Another,\n with a break.\n \n')).toEqual([
      'One paragraph.',
      'Another, with a break.',
    ])
  })

  test('a long paragraph is cut behind sentences, and nothing of it is lost', () => {
    const sentence = 'It was said by Mr. Bennet that “this is enough.” '
    const long = sentence.repeat(40).trim()
    const blocks = sentencesTogether(long)
    expect(blocks.join(' ')).toBe(long)
    expect(blocks.length).toBeGreaterThan(1)
    for (const block of blocks) expect(block.length).toBeLessThan(800 + sentence.length)
    expect(sentencesTogether('No end of a sentence')).toEqual(['No end of a sentence'])
  })
})

test('code: blocks that begin at an empty line and the margin, as they are written', () => {
  const source = 'import os\r\n\r\n\r\ndef one():\r\n    a = 1  \r\n\r\n    return a\r\n\r\nclass Two:\r\n\tpass\r\n'
  expect(codeBlocks(source)).toEqual(['import os\n', 'def one():\n    a = 1\n\n    return a\n', 'class Two:\n\tpass\n'])
})

describe('R', () => {
  const integers = (...values: readonly number[]): Buffer => {
    const bytes = Buffer.alloc(4 * values.length)
    for (const [index, value] of values.entries()) bytes.writeInt32BE(value, 4 * index)
    return bytes
  }
  /** As `serialize(strings, NULL)` writes it: flags 16 of a character vector, flags 0x40009 of an ASCII string, -1 for NA. */
  const serialized = (version: 2 | 3, strings: readonly (string | null)[]): Buffer =>
    Buffer.concat([
      Buffer.from('X\n'),
      integers(version, 0x40203, version === 3 ? 0x30500 : 0x20300),
      ...(version === 3 ? [integers(5), Buffer.from('UTF-8')] : []),
      integers(16, strings.length),
      ...strings.flatMap((one) =>
        one === null ? [integers(9, -1)] : [integers(0x40009, Buffer.byteLength(one)), Buffer.from(one)],
      ),
    ])
  const stored = (object: Buffer): Buffer => Buffer.concat([integers(object.length), deflateSync(object)])

  test('the strings of a vector, in both versions of the form', () => {
    for (const version of [2, 3] as const)
      expect(characterVector(serialized(version, ['EMMA', '', 'naïve', null]))).toEqual(['EMMA', '', 'naïve', ''])
  })

  test('other objects are none: a vector of integers, or no serialization', () => {
    expect(characterVector(Buffer.concat([Buffer.from('X\n'), integers(2, 0, 0, 13, 1, 7)]))).toEqual([])
    expect(characterVector(Buffer.from('A\n2\n'))).toEqual([])
  })

  test('all vectors of a file, whatever lies between them', () => {
    const file = Buffer.concat([
      stored(serialized(3, ['one', 'two'])),
      stored(Buffer.from('A\n')),
      Buffer.from([0, 0, 0, 9, 0x78, 0x9c, 1, 2]),
      stored(serialized(2, ['three'])),
    ])
    expect(characterVectorsOf(file)).toEqual([['one', 'two'], ['three']])
  })
})
