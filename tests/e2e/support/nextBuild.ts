/** Another version of the built application: the same files but for two that differ, described as the build describes them. */
import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { BUILT } from './ownServer.ts'

const sri = (content: string): string => `sha256-${createHash('sha256').update(content).digest('base64')}`
const revision = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 16)

/** The mark in the page of the other version. */
export const NEXT_MARK = 'meta[name="version"][content="next"]'
/** A file that the other version has with other content: the names of the first code points. */
export const CHANGED = 'unicode-names/0.json'

/** The folder of the other version. */
export function buildNext(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'tessera-next-'))
  cpSync(BUILT, folder, { recursive: true })
  const worker = path.join(folder, 'serviceWorker.js')
  const change = (file: string, changed: (content: string) => string): void => {
    const before = readFileSync(path.join(folder, file), 'utf8')
    const after = changed(before)
    const script = readFileSync(worker, 'utf8')
    if (!script.includes(sri(before)) || !script.includes(revision(before)))
      throw new Error(`the service worker does not describe ${file}`)
    writeFileSync(path.join(folder, file), after)
    writeFileSync(worker, script.replaceAll(sri(before), sri(after)).replaceAll(revision(before), revision(after)))
  }
  change('index.html', (html) => html.replace('<title>', '<meta name="version" content="next" /><title>'))
  change(CHANGED, (json) => `${json}\n`)
  return folder
}
