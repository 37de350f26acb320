/** Texts with carriage returns that a field has shown, which has no carriage returns: its undo brings back the value only. */
import { fieldValueOf } from './lineEnds.ts'

const MAX_TEXTS = 20

export interface ReturnMemory {
  keep(text: string): void
  /** The text that was shown as this value; null if none with carriage returns was. */
  textOf(value: string): string | null
}

export function createReturnMemory(): ReturnMemory {
  const texts = new Map<string, string>()
  return {
    keep(text) {
      if (!text.includes('\r')) return
      const value = fieldValueOf(text)
      texts.delete(value)
      texts.set(value, text)
      const [oldest] = texts.keys()
      if (texts.size > MAX_TEXTS && oldest !== undefined) texts.delete(oldest)
    },
    textOf: (value) => texts.get(value) ?? null,
  }
}
