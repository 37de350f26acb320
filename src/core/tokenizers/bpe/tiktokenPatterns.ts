/** Which pre-tokenization pattern a rank file (`.tiktoken`) was made with, which stands nowhere in it. */

export const tiktokenPatterns = ['o200k_base', 'cl100k_base', 'gpt2'] as const
export type TiktokenPattern = (typeof tiktokenPatterns)[number]

/** Patterns of the published files, by SHA-256 (those of tiktoken's `openai_public.py`). */
const BY_HASH: Readonly<Record<string, TiktokenPattern>> = {
  '306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930': 'gpt2',
  '94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069': 'gpt2',
  '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7': 'cl100k_base',
  '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d': 'o200k_base',
}

/** Patterns by the names that the files have where they are published; `multilingual` is Whisper's. */
const BY_NAME: readonly (readonly [RegExp, TiktokenPattern])[] = [
  [/r50k|p50k|gpt-?2|multilingual/i, 'gpt2'],
  [/cl100k/i, 'cl100k_base'],
  [/o200k/i, 'o200k_base'],
]

/** The pattern that a rank file was made with, as its hash or its name tells; null where neither does. */
export function patternOfRanks(name: string, sha256: string): TiktokenPattern | null {
  return BY_HASH[sha256] ?? BY_NAME.find(([names]) => names.test(name))?.[1] ?? null
}
