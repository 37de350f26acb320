/**
 * A comparison as a file, for what is too long for a link: the same content under the same versions. Reads and writes
 * text; touches no disk.
 */
import * as v from 'valibot'
import { readContent, type LinkReading } from './link.ts'
import type { LinkContent } from './linkContent.ts'
import { currentVersion } from './migrations/migrations.ts'

const FORMAT = 'tessera-comparison'
export const COMPARISON_FILE_SUFFIX = '.tessera.json'

const fileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  content: v.unknown(),
})

export function writeComparisonFile(content: LinkContent): string {
  return `${JSON.stringify({ format: FORMAT, version: currentVersion, content }, null, 2)}\n`
}

/** What a file says; `corrupt` where it is none of ours. */
export function readComparisonFile(text: string): Exclude<LinkReading, { readonly status: 'empty' }> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { status: 'corrupt' }
  }
  const parsed = v.safeParse(fileSchema, value)
  if (!parsed.success) return { status: 'corrupt' }
  const { version, content } = parsed.output
  return version > currentVersion ? { status: 'too-new', version } : readContent(version, content)
}
