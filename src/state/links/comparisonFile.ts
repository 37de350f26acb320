/**
 * A comparison as a file, for what is too long for a link: the same content under the same versions. Reads and writes
 * text; touches no disk.
 */
import * as v from 'valibot'
import { COMPARISON_FORMAT } from '../../core/files/ownFormats.ts'
import { readContent, type ContentReading } from './link.ts'
import type { LinkContent } from './linkContent.ts'
import { currentVersion } from './versions.ts'

export const COMPARISON_FILE_SUFFIX = '.tessera.json'

const fileSchema = v.object({
  format: v.literal(COMPARISON_FORMAT),
  version: v.pipe(v.number(), v.integer(), v.minValue(1)),
  content: v.unknown(),
})

export function writeComparisonFile(content: LinkContent): string {
  return `${JSON.stringify({ format: COMPARISON_FORMAT, version: currentVersion, content }, null, 2)}\n`
}

/** What a file says; `corrupt` where it is none of ours. */
export function readComparisonFile(text: string): ContentReading {
  try {
    return readComparisonValue(JSON.parse(text))
  } catch {
    return { status: 'corrupt' }
  }
}

/** What the parsed JSON of a file says. */
export function readComparisonValue(value: unknown): ContentReading {
  const parsed = v.safeParse(fileSchema, value)
  if (!parsed.success) return { status: 'corrupt' }
  return readVersioned(parsed.output)
}

/** What a content of some version says. */
export function readVersioned({
  version,
  content,
}: {
  readonly version: number
  readonly content: unknown
}): ContentReading {
  return version > currentVersion ? { status: 'too-new', version } : readContent(version, content)
}
