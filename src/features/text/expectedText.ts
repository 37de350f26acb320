/** The value that a field is going to have after an edit that was announced. Pure; a guess that may be wrong. */

export interface AnnouncedEdit {
  /** As of the Input Events specification. */
  readonly inputType: string
  readonly data: string | null
  readonly isComposing: boolean
}

/**
 * @param start, end the field's selection, in UTF-16 units
 * @returns null if the edit is not foreseen
 */
export function expectedText(value: string, start: number, end: number, edit: AnnouncedEdit): string | null {
  const inserted = insertedBy(edit)
  return inserted === null ? null : value.slice(0, start) + inserted + value.slice(end)
}

function insertedBy({ inputType, data, isComposing }: AnnouncedEdit): string | null {
  if (isComposing) return null
  if (inputType === 'insertText') return data
  return inputType === 'insertLineBreak' ? '\n' : null
}
