/** The files of a drop, those in folders with their paths; what the browser gives of folders, it gives only during the drop. */
import { append } from '../../../core/text/append.ts'

/** Deeper folders are no corpus. */
const DEEPEST = 6

function readEntries(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve) => reader.readEntries(resolve, () => resolve([])))
}

async function filesIn(entry: FileSystemEntry, path: string, depth: number): Promise<readonly File[]> {
  if (entry instanceof FileSystemFileEntry) {
    const file = await new Promise<File | null>((resolve) => entry.file(resolve, () => resolve(null)))
    return file === null ? [] : [new File([file], `${path}${file.name}`, { lastModified: file.lastModified })]
  }
  if (!(entry instanceof FileSystemDirectoryEntry) || depth > DEEPEST) return []
  const reader = entry.createReader()
  const found: File[] = []
  // A reader gives a hundred entries at a time, and none when it is at the end.
  for (let entries = await readEntries(reader); entries.length > 0; entries = await readEntries(reader)) {
    for (const child of entries) append(found, await filesIn(child, `${path}${entry.name}/`, depth + 1))
  }
  return found
}

/** Call it during the drop. A file's name has the folders before it that it was dropped with. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files]
  const found = await Promise.all(entries.map((entry) => filesIn(entry, '', 0)))
  return found.flat()
}
