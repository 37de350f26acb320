/** A corpus of one's own: a folder of text files, a folder or a file a language (`en/letters.txt`, `de.txt`). */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Document } from './document.ts'
import { cleanText } from './extract/blocks.ts'
import { filesBelow } from './packages.ts'

/** Each file a document, each line a block. Files of one name in several languages are held out together. */
export function* folderDocuments(folder: string): Iterable<Document> {
  for (const file of filesBelow(folder).filter((name) => name.endsWith('.txt'))) {
    const [first = '', ...rest] = file.replace(/\.txt$/u, '').split(path.sep)
    const blocks = readFileSync(path.join(folder, file), 'utf8')
      .split('\n')
      .map(cleanText)
      .filter((block) => block !== '')
    yield { source: 'folder', language: first, key: `folder ${rest.length > 0 ? rest.join('/') : file}`, blocks }
  }
}
