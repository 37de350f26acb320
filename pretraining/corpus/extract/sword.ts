/**
 * Chapters of a SWORD module (zText, zCom): three files a testament, all integers little-endian. `.bzs`: for each
 * block of compressed text its offset, length and inflated length in `.bzz`, each uint32. Verse by verse it holds OSIS
 * XML, in which a milestone names the chapter.
 */
import { inflateSync } from 'node:zlib'
import { readBlocks, type Markup } from './blocks.ts'

const BYTES_AN_ENTRY = 12

const osis: Markup = {
  xml: true,
  blockTags: new Set(['div', 'p', 'l', 'lg', 'title', 'chapter', 'verse']),
  leftOut: (name, { type = '' }) => name === 'note' || (name === 'title' && type === 'chapter'),
  documentAt: (name, { osisID }) => (name === 'chapter' && osisID !== undefined ? osisID : null),
}

/** The blocks of each chapter, by its OSIS id (`Gen.1`); what precedes a first chapter is left out. */
export function swordChapters(bzs: Buffer, bzz: Buffer): ReadonlyMap<string, string[]> {
  let text = ''
  for (let entry = 0; entry + BYTES_AN_ENTRY <= bzs.length; entry += BYTES_AN_ENTRY) {
    const start = bzs.readUInt32LE(entry)
    const length = bzs.readUInt32LE(entry + 4)
    if (length > 0) text += inflateSync(bzz.subarray(start, start + length)).toString('utf8')
  }
  const chapters = new Map(readBlocks(`<osis>${text}</osis>`, osis))
  chapters.delete('')
  return chapters
}
