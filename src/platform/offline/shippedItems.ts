/** Which files are kept and removed as one: a tokenizer, a language model, a corpus. Pure. */
import type { FileGroup, ShippedFile } from './shippedFiles.ts'

/** How many parts of a file's path name the item that it belongs to; of other groups the whole path does. */
const depths: Partial<Readonly<Record<FileGroup, number>>> = {
  corpora: 2,
  languageModels: 2,
  largeWeights: 3,
  names: 1,
}

/** The id of a file's item: its path or that of its folder; one for the page and one for the runtime. */
export function itemOf({ url, group }: ShippedFile): string {
  if (group === 'page' || group === 'runtime') return group
  const depth = depths[group]
  return depth === undefined ? url : url.split('/').slice(0, depth).join('/')
}
